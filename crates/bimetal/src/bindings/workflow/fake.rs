//! A Workflow in memory, whose instances end when the test says so.

use super::{Batch, CreateOptions, Failure, State, Status, Uncreated, Workflow, WorkflowInstance};
use crate::{
    bindings::{Binding, BindingError, faked::Faked, origin::Origin},
    json::{self, Encode, Value},
};
use std::{cell::RefCell, rc::Rc};

const MAX_BATCH: usize = 100;
const TAKEN: &str = "(instance.already_exists) Provided id already exists";

/// The instances, in the order in which they were started.
pub(super) type Store = Faked<Rc<RefCell<Vec<Started>>>>;

pub(super) struct Started {
    id: String,
    options: CreateOptions,
    status: Status,
    events: Vec<(String, Value)>,
}

/// The Workflow of a native test.
impl Workflow {
    /// A Workflow without instances; its clones share them. An instance that is started is running.
    pub fn fake() -> Self {
        Self(Faked::new(Self::KIND, Rc::default()))
    }

    /// What instances were started with so far, in order.
    pub fn created(&self) -> Vec<CreateOptions> {
        let started = self.0.fake.borrow();
        started.iter().map(|each| each.options.clone()).collect()
    }

    /// The events that were sent to an instance so far: their types and payloads.
    pub fn events(&self, id: &str) -> Vec<(String, Value)> {
        self.with(id, |each| each.events.clone())
    }

    /// Lets an instance of a fake come to its end.
    ///
    /// # Panics
    /// There is no such instance.
    pub fn complete(&self, id: &str, output: &(impl Encode + ?Sized)) {
        self.with(id, |each| {
            each.status.state = State::Complete;
            each.status.output = value(output);
        });
    }

    /// Lets an instance of a fake fail.
    ///
    /// # Panics
    /// There is no such instance.
    pub fn fail(&self, id: &str, message: impl Into<String>) {
        self.with(id, |each| {
            each.status.state = State::Errored;
            each.status.error = Some(Failure {
                name: "Error".to_owned(),
                message: message.into(),
            });
        });
    }

    fn with<T>(&self, id: &str, look: impl FnOnce(&mut Started) -> T) -> T {
        let mut started = self.0.fake.borrow_mut();
        let each = started.iter_mut().find(|each| each.id == id);
        look(each.unwrap_or_else(|| panic!("no instance {id} was started")))
    }
}

impl Store {
    pub async fn create(&self, options: &CreateOptions) -> Result<WorkflowInstance, BindingError> {
        let started = self.start(options);
        started.ok_or_else(|| self.origin.refused("create", TAKEN))
    }

    pub async fn create_batch(&self, instances: &[CreateOptions]) -> Result<Batch, BindingError> {
        if instances.len() > MAX_BATCH {
            let reason = format!("WorkflowError: batch is limited to {MAX_BATCH} instances");
            return Err(self.origin.refused("create_batch", reason));
        }
        let mut batch = Batch {
            created: Vec::new(),
            errors: Vec::new(),
        };
        for (index, options) in (0..).zip(instances) {
            match self.start(options) {
                Some(instance) => batch.created.push(instance),
                None => batch.errors.push(Uncreated {
                    index,
                    id: options.id.clone(),
                    message: TAKEN.to_owned(),
                }),
            }
        }
        Ok(batch)
    }

    pub async fn get(&self, id: &str) -> Result<WorkflowInstance, BindingError> {
        let instance = self.instance(id.to_owned());
        let status = instance.0.look("get", |each| Ok(each.status.clone()));
        status.map(|_| instance)
    }

    /// Starts an instance, if there is none with its id.
    fn start(&self, options: &CreateOptions) -> Option<WorkflowInstance> {
        let mut started = self.fake.borrow_mut();
        let id = options.id.clone();
        let id = id.unwrap_or_else(|| format!("instance-{}", started.len() + 1));
        if started.iter().any(|each| each.id == id) {
            return None;
        }
        started.push(Started {
            id: id.clone(),
            options: options.clone(),
            status: Status {
                state: State::Running,
                error: None,
                output: Value::Null,
            },
            events: Vec::new(),
        });
        Some(self.instance(id))
    }

    fn instance(&self, id: String) -> WorkflowInstance {
        WorkflowInstance(Instance {
            origin: Origin::fake("workflow instance"),
            started: self.fake.clone(),
            id,
        })
    }
}

#[derive(Clone)]
pub(super) struct Instance {
    origin: Origin,
    started: Rc<RefCell<Vec<Started>>>,
    id: String,
}

impl Instance {
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    pub fn origin_mut(&mut self) -> &mut Origin {
        &mut self.origin
    }

    pub fn id(&self) -> String {
        self.id.clone()
    }

    pub async fn status(&self) -> Result<Status, BindingError> {
        self.look("status", |each| Ok(each.status.clone()))
    }

    pub async fn pause(&self) -> Result<(), BindingError> {
        self.go("pause", State::Paused, &[State::Running])
    }

    pub async fn resume(&self) -> Result<(), BindingError> {
        self.go("resume", State::Running, &[State::Paused])
    }

    pub async fn restart(&self) -> Result<(), BindingError> {
        self.look("restart", |each| {
            each.status = Status {
                state: State::Running,
                error: None,
                output: Value::Null,
            };
            Ok(())
        })
    }

    pub async fn terminate(&self) -> Result<(), BindingError> {
        self.go(
            "terminate",
            State::Terminated,
            &[State::Running, State::Paused],
        )
    }

    pub async fn send_event(
        &self,
        event: &str,
        payload: &(impl Encode + ?Sized),
    ) -> Result<(), BindingError> {
        self.look("send_event", |each| {
            each.events.push((event.to_owned(), value(payload)));
            Ok(())
        })
    }

    /// Goes from one of these states into another.
    fn go(&self, method: &str, to: State, from: &[State]) -> Result<(), BindingError> {
        self.look(method, |each| {
            let state = each.status.state;
            if !from.contains(&state) {
                return Err(format!("Cannot {method} instance since it is {state:?}"));
            }
            each.status.state = to;
            Ok(())
        })
    }

    fn look<T>(
        &self,
        method: &str,
        look: impl FnOnce(&mut Started) -> Result<T, String>,
    ) -> Result<T, BindingError> {
        let mut started = self.started.borrow_mut();
        let found = started.iter_mut().find(|each| each.id == self.id);
        let missing = "(instance.not_found) Provided id does not exist".to_owned();
        let looked = found.ok_or(missing).and_then(look);
        looked.map_err(|reason| self.origin.refused(method, reason))
    }
}

fn value(of: &(impl Encode + ?Sized)) -> Value {
    json::from_slice(&json::to_vec(of)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test::block_on;

    #[test]
    fn an_id_is_given_once() {
        let workflow = Workflow::fake();
        let options = CreateOptions::new().id("a");
        block_on(workflow.create(&options)).unwrap();
        assert_eq!(
            block_on(workflow.create(&options)).unwrap_err().to_string(),
            "workflow: create: (instance.already_exists) Provided id already exists"
        );
        let given = block_on(workflow.create(&CreateOptions::new())).unwrap();
        assert_eq!(given.id(), "instance-2");
        assert!(block_on(workflow.get("b")).is_err());
    }

    #[test]
    fn an_instance_that_has_ended_goes_on_only_by_a_restart() {
        let workflow = Workflow::fake();
        let instance = block_on(workflow.create(&CreateOptions::new().id("a"))).unwrap();
        workflow.fail("a", "no");
        let status = block_on(instance.status()).unwrap();
        assert_eq!(
            status.error.map(|error| error.message).as_deref(),
            Some("no")
        );
        assert_eq!(
            block_on(instance.resume()).unwrap_err().to_string(),
            "workflow instance: resume: Cannot resume instance since it is Errored"
        );
        block_on(instance.restart()).unwrap();
        let status = block_on(instance.status()).unwrap();
        assert_eq!((status.state, status.error), (State::Running, None));
    }
}
