//! One instance of a Workflow.

use super::Status;
use crate::{
    bindings::{BindingError, callable},
    json::Encode,
};

#[cfg(not(target_arch = "wasm32"))]
use super::fake::Instance as Store;
#[cfg(target_arch = "wasm32")]
use super::js::Instance as Store;

/// One instance of a Workflow.
///
/// ```
/// use bimetal::{Workflow, workflow::{CreateOptions, State}};
///
/// # bimetal::test::block_on(async {
/// let orders = Workflow::fake();
/// let order = orders.create(&CreateOptions::new().id("7")).await?;
/// order.pause().await?;
/// assert_eq!(order.status().await?.state, State::Paused);
/// order.resume().await?;
/// order.send_event("paid", &true).await?;
/// assert_eq!(orders.events("7")[0].0, "paid");
/// order.terminate().await?;
/// assert_eq!(order.status().await?.state, State::Terminated);
/// # Ok::<(), bimetal::Error>(())
/// # }).unwrap();
/// ```
#[derive(Clone)]
pub struct WorkflowInstance(pub(super) Store);

callable!(WorkflowInstance);

impl WorkflowInstance {
    /// Its id.
    pub fn id(&self) -> String {
        self.0.id()
    }

    /// How it is doing.
    ///
    /// # Errors
    /// The platform's own.
    pub async fn status(&self) -> Result<Status, BindingError> {
        self.0.status().await
    }

    /// Lets it pause.
    ///
    /// # Errors
    /// The platform's own.
    pub async fn pause(&self) -> Result<(), BindingError> {
        self.0.pause().await
    }

    /// Lets it go on.
    ///
    /// # Errors
    /// The platform's own; among them, that it is not paused.
    pub async fn resume(&self) -> Result<(), BindingError> {
        self.0.resume().await
    }

    /// Begins it anew.
    ///
    /// # Errors
    /// The platform's own.
    pub async fn restart(&self) -> Result<(), BindingError> {
        self.0.restart().await
    }

    /// Ends it.
    ///
    /// # Errors
    /// The platform's own; among them, that it has ended already.
    pub async fn terminate(&self) -> Result<(), BindingError> {
        self.0.terminate().await
    }

    /// Sends it an event, for which it waits or will wait.
    ///
    /// # Errors
    /// The platform's own.
    pub async fn send_event(
        &self,
        event: &str,
        payload: &(impl Encode + ?Sized),
    ) -> Result<(), BindingError> {
        self.0.send_event(event, payload).await
    }
}
