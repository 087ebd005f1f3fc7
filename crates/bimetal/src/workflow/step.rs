//! The steps of a Workflow.

#[cfg(not(target_arch = "wasm32"))]
use super::fake::Steps;
#[cfg(target_arch = "wasm32")]
use super::js::Steps;

use super::StepConfig;
use crate::{
    Error,
    json::{self, Decode, Encode},
};
use std::time::Duration;

/// The steps of a Workflow: what is done once, and what is waited for.
///
/// Natively every step runs at once, and nothing is waited for.
///
/// ```
/// use bimetal::workflow::WorkflowStep;
/// use std::time::Duration;
///
/// # bimetal::test::block_on(async {
/// let step = WorkflowStep::fake().with_event("approval", r#""yes""#);
/// let sum: f64 = step.run("add", || async { Ok(1.0 + 2.0) }).await?;
/// step.sleep("a day", Duration::from_secs(86_400)).await?;
/// let answer = step.wait_for_event::<String>("ask", "approval", Duration::from_secs(60)).await?;
/// assert_eq!((sum, answer.payload.as_str()), (3.0, "yes"));
/// assert_eq!(step.names(), ["add", "a day", "ask"]);
/// # Ok::<(), bimetal::Error>(())
/// # }).unwrap();
/// ```
#[derive(Clone)]
pub struct WorkflowStep(pub(super) Steps);

/// What was sent to an instance of a Workflow.
#[derive(Debug, Clone, PartialEq)]
pub struct Received<T> {
    /// What it says.
    pub payload: T,
    /// Its type.
    pub kind: String,
}

impl WorkflowStep {
    /// Does something, unless it was done before: then this is what it gave. It is tried again after an error; so `work` may
    /// be called several times.
    ///
    /// # Errors
    /// The last error of `work`, and what is kept of it that is no `T`.
    pub async fn run<T, F>(&self, name: &str, work: impl Fn() -> F + 'static) -> Result<T, Error>
    where
        T: Encode + Decode + 'static,
        F: Future<Output = Result<T, Error>> + 'static,
    {
        read(name, &self.0.run(name, None, work).await?)
    }

    /// The same, with a say in how it is tried.
    ///
    /// # Errors
    /// The last error of `work`, and what is kept of it that is no `T`.
    pub async fn run_with<T, F>(
        &self,
        name: &str,
        config: &StepConfig,
        work: impl Fn() -> F + 'static,
    ) -> Result<T, Error>
    where
        T: Encode + Decode + 'static,
        F: Future<Output = Result<T, Error>> + 'static,
    {
        read(name, &self.0.run(name, Some(config), work).await?)
    }

    /// Waits, up to a year. The Worker does not run meanwhile.
    ///
    /// # Errors
    /// The platform's own.
    pub async fn sleep(&self, name: &str, duration: Duration) -> Result<(), Error> {
        self.0.sleep(name, duration).await
    }

    /// Waits until a time, in milliseconds since the Unix epoch.
    ///
    /// # Errors
    /// The platform's own; among them, a time that has passed.
    pub async fn sleep_until(&self, name: &str, time_ms: i64) -> Result<(), Error> {
        self.0.sleep_until(name, time_ms).await
    }

    /// Waits until something of a type is sent to this instance.
    ///
    /// # Errors
    /// Nothing was sent in that time, or what is no `T`.
    pub async fn wait_for_event<T: Decode>(
        &self,
        name: &str,
        kind: &str,
        timeout: Duration,
    ) -> Result<Received<T>, Error> {
        let payload = read(name, &self.0.wait_for_event(name, kind, timeout).await?)?;
        let kind = kind.to_owned();
        Ok(Received { payload, kind })
    }
}

fn read<T: Decode>(name: &str, json: &str) -> Result<T, Error> {
    json::from_slice(json.as_bytes())
        .map_err(|_| Error::new(format!("what the step `{name}` gave is of another type")))
}
