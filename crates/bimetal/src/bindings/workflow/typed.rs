//! A Workflow whose params the contract declares.

use super::{Batch, CreateOptions, Workflow, WorkflowInstance};
use crate::{
    Payload,
    bindings::{BindingError, Typed},
    json::{Decode, Encode},
};
use std::fmt;

/// A Workflow whose `params` are `P`s, as the contract declares: `bindings: { DIGESTS: params(Digest) }`.
///
/// Params are checked before an instance is started; ones that the contract does not allow are an error that says why.
///
/// ```
/// use bimetal::{Payload, Workflow, workflow::CreateOptions};
/// # use bimetal::schema::Node;
/// # const NODE: &Node = &Node::Boolean(None);
///
/// // Emitted from the contract, as is the type of the field `env.sweeps`.
/// const SWEEPS: Payload<bool> = Payload::new(0, "SWEEPS", "Sweep", NODE);
///
/// # bimetal::test::block_on(async {
/// let sweeps = Workflow::fake().typed(SWEEPS);
/// sweeps.create(&true).await?;
/// let first = sweeps.create_with(&false, &CreateOptions::new().id("first")).await?;
/// assert_eq!(first.id(), "first");
/// # Ok::<(), bimetal::Error>(())
/// # }).unwrap();
/// ```
pub struct TypedWorkflow<P> {
    workflow: Workflow,
    payload: Payload<P>,
}

impl<P> TypedWorkflow<P> {
    /// The Workflow itself, for whatever else it is to be given.
    pub fn untyped(&self) -> &Workflow {
        &self.workflow
    }

    /// Finds an instance.
    ///
    /// # Errors
    /// The platform's own; among them, that there is no such instance.
    pub async fn get(&self, id: &str) -> Result<WorkflowInstance, BindingError> {
        self.workflow.get(id).await
    }
}

impl<P: Decode + Encode> TypedWorkflow<P> {
    /// Starts an instance with an id that the platform chooses.
    ///
    /// # Errors
    /// The platform's own, and params that the contract does not allow.
    pub async fn create(&self, params: &P) -> Result<WorkflowInstance, BindingError> {
        let what = || "`params`".to_owned();
        let options = self.check("create", what, params, &CreateOptions::new())?;
        self.workflow.0.create(&options).await
    }

    /// Starts an instance with an id of one's own, or with other options. Params among them are left out.
    ///
    /// # Errors
    /// As of [`create`](Self::create); and that there is an instance with this id.
    pub async fn create_with(
        &self,
        params: &P,
        options: &CreateOptions,
    ) -> Result<WorkflowInstance, BindingError> {
        let options = self.check("create_with", || "`params`".to_owned(), params, options)?;
        self.workflow.0.create(&options).await
    }

    /// Starts up to 100 instances at once, each with its params. One that cannot be started keeps no other from it; where
    /// the contract does not allow the params of one, none is started.
    ///
    /// # Errors
    /// As of [`create`](Self::create).
    pub async fn create_batch<'a>(
        &self,
        instances: impl IntoIterator<Item = (&'a P, CreateOptions)>,
    ) -> Result<Batch, BindingError>
    where
        P: 'a,
    {
        let instances = instances.into_iter().enumerate();
        let instances = instances.map(|(index, (params, options))| {
            let what = || format!("instances[{index}].params");
            self.check("create_batch", what, params, &options)
        });
        let instances: Result<Vec<CreateOptions>, BindingError> = instances.collect();
        self.workflow.0.create_batch(&instances?).await
    }

    fn check(
        &self,
        method: &str,
        what: impl FnOnce() -> String,
        params: &P,
        options: &CreateOptions,
    ) -> Result<CreateOptions, BindingError> {
        let site = self.workflow.0.origin().site();
        let json = self.payload.write(site, method, what, params)?;
        Ok(options.clone().params_json(json))
    }
}

impl Workflow {
    /// The same Workflow, whose params are what the contract declares.
    pub fn typed<P>(self, payload: Payload<P>) -> TypedWorkflow<P> {
        TypedWorkflow {
            workflow: self,
            payload,
        }
    }
}

impl<P> Typed for TypedWorkflow<P> {
    type Untyped = Workflow;
    type Payloads = Payload<P>;

    fn of(workflow: Workflow, payload: Payload<P>) -> Self {
        workflow.typed(payload)
    }
}

impl<P> Clone for TypedWorkflow<P> {
    fn clone(&self) -> Self {
        self.workflow.clone().typed(self.payload)
    }
}

impl<P> fmt::Debug for TypedWorkflow<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.workflow.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{schema::Node, test::block_on};

    const FLAGS: Payload<bool> = Payload::new(0, "FLAGS", "Flag", &Node::Boolean(None));

    #[test]
    fn instances_are_started_with_their_params() {
        let flags = Workflow::fake().typed(FLAGS);
        let id = |id: &str| CreateOptions::new().id(id);
        block_on(async {
            flags.create_with(&true, &id("a").params(&1)).await?;
            flags
                .create_batch([(&false, id("b")), (&true, id("a"))])
                .await
        })
        .map(|batch| assert_eq!((batch.created.len(), batch.errors.len()), (1, 1)))
        .unwrap();
        assert_eq!(block_on(flags.get("b")).unwrap().id(), "b");
        let params = flags.untyped().created();
        let params: Vec<bool> = params.iter().flat_map(CreateOptions::decode).collect();
        assert_eq!(params, [true, false]);
    }
}
