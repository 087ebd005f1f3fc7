//! Workflows, for who starts them and asks after them.

mod batch;
mod instance;
mod options;
mod status;
mod typed;

#[cfg(not(target_arch = "wasm32"))]
mod fake;
#[cfg(target_arch = "wasm32")]
mod js;

#[cfg(not(target_arch = "wasm32"))]
use fake::Store;
#[cfg(target_arch = "wasm32")]
use js::Store;

pub use batch::{Batch, Uncreated};
pub use instance::WorkflowInstance;
pub use options::CreateOptions;
pub use status::{Failure, State, Status};
pub use typed::TypedWorkflow;

use super::{BindingError, binding};

/// A Workflow: it starts instances and finds them again.
///
/// Natively nothing runs: a fake keeps what was started, and the test says how it ends.
///
/// ```
/// use bimetal::{Workflow, workflow::{CreateOptions, State}};
///
/// # bimetal::test::block_on(async {
/// let onboarding = Workflow::fake();
/// onboarding.create(&CreateOptions::new().id("ada").params(&"ada@example.com")).await?;
/// assert_eq!(onboarding.created()[0].decode::<String>()?, "ada@example.com");
///
/// let ada = onboarding.get("ada").await?;
/// assert_eq!(ada.status().await?.state, State::Running);
/// onboarding.complete("ada", &7);
/// assert_eq!(ada.status().await?.output::<i64>()?, 7);
/// # Ok::<(), bimetal::Error>(())
/// # }).unwrap();
/// ```
#[derive(Clone)]
pub struct Workflow(Store);

binding!(Workflow, "workflow", object);

impl Workflow {
    /// Starts an instance.
    ///
    /// # Errors
    /// The platform's own; among them, that there is an instance with this id.
    pub async fn create(&self, options: &CreateOptions) -> Result<WorkflowInstance, BindingError> {
        self.0.create(options).await
    }

    /// Starts up to 100 instances at once. One that cannot be started keeps no other from it.
    ///
    /// ```
    /// # use bimetal::{Workflow, workflow::CreateOptions};
    /// # bimetal::test::block_on(async {
    /// # let onboarding = Workflow::fake();
    /// let batch = onboarding.create_batch(&["ada", "ada"].map(|id| CreateOptions::new().id(id))).await?;
    /// assert_eq!(batch.created[0].id(), "ada");
    /// assert_eq!(batch.errors[0].index, 1);
    /// # Ok::<(), bimetal::Error>(())
    /// # }).unwrap();
    /// ```
    ///
    /// # Errors
    /// The platform's own.
    pub async fn create_batch(&self, instances: &[CreateOptions]) -> Result<Batch, BindingError> {
        self.0.create_batch(instances).await
    }

    /// Finds an instance.
    ///
    /// # Errors
    /// The platform's own; among them, that there is no such instance.
    pub async fn get(&self, id: &str) -> Result<WorkflowInstance, BindingError> {
        self.0.get(id).await
    }
}
