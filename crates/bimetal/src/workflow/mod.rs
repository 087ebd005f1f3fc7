//! Workflows: those that are written in Rust, and what [`Workflow`](crate::Workflow), the binding, is given and gives.
//!
//! The contract declares one, `objects: { Digest: workflow({ params, output }) }`, and `serve!` names its function. What it
//! does beside its steps is done again whenever it goes on; what a step gave, the platform keeps.
//!
//! ```ignore
//! generated::serve! { objects: { Digest: digest } }
//!
//! async fn digest(event: WorkflowEvent<DigestParams>, step: WorkflowStep, cx: Context) -> Result<DigestOutput, Error> {
//!     let (env, day) = (cx.env.clone(), event.payload.day);
//!     let links = step.run("collect", move || collect(env.clone(), day.clone())).await?;
//!     step.sleep("a while", Duration::from_secs(60)).await?;
//!     Ok(DigestOutput { count: links.len() as i64 })
//! }
//! ```

mod config;
mod step;

#[cfg(not(target_arch = "wasm32"))]
mod fake;
#[cfg(target_arch = "wasm32")]
mod js;
#[cfg(all(target_arch = "wasm32", feature = "host"))]
mod serve;

pub use crate::bindings::workflow::{Batch, CreateOptions, Failure, State, Status, Uncreated};
pub use config::{Backoff, StepConfig};
pub use step::{Received, WorkflowStep};

#[cfg(all(target_arch = "wasm32", feature = "host"))]
#[doc(hidden)]
pub use serve::{begin, run};

use crate::Error;

/// What an instance of a Workflow was created with.
#[derive(Debug, Clone, PartialEq)]
pub struct WorkflowEvent<P> {
    /// Its params.
    pub payload: P,
    /// The instance's id.
    pub instance_id: String,
    /// When it was created, in milliseconds since the Unix epoch.
    pub timestamp_ms: i64,
}

impl<P> WorkflowEvent<P> {
    /// An event of a native test.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn fake(payload: P) -> Self {
        Self {
            payload,
            instance_id: "fake".to_owned(),
            timestamp_ms: 0,
        }
    }
}

/// Checks a function's signature where `serve!` names it.
pub fn check<P, O, C, F>(_run: &impl Fn(WorkflowEvent<P>, WorkflowStep, C) -> F)
where
    F: Future<Output = Result<O, Error>>,
{
}
