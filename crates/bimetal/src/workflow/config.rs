//! How often a step is tried, and how long.

#[cfg(target_arch = "wasm32")]
use crate::json::{Encode, Writer};
use std::time::Duration;

/// How a step is tried; what is not said is the platform's: five retries, with a delay of ten seconds that doubles, and ten
/// minutes for each try.
///
/// ```
/// use bimetal::workflow::{Backoff, StepConfig};
/// use std::time::Duration;
///
/// let config = StepConfig::new().retries(2, Duration::from_secs(1), Backoff::Constant).timeout(Duration::from_secs(30));
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct StepConfig {
    retries: Option<(u32, Duration, Backoff)>,
    timeout: Option<Duration>,
}

/// How the delay between tries grows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backoff {
    /// It stays.
    Constant,
    /// By itself, with every try.
    Linear,
    /// It doubles.
    Exponential,
}

impl StepConfig {
    /// What the platform does by itself.
    pub fn new() -> Self {
        Self::default()
    }

    /// How often the step is tried again after an error, and how long is waited before the first time.
    #[must_use]
    pub fn retries(mut self, limit: u32, delay: Duration, backoff: Backoff) -> Self {
        self.retries = Some((limit, delay, backoff));
        self
    }

    /// How long one try may take.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }
}

#[cfg(target_arch = "wasm32")]
impl Encode for StepConfig {
    fn encode(&self, writer: &mut Writer<'_>) {
        writer.begin_object();
        if let Some(retries) = self.retries {
            writer.field("retries", &Retries(retries));
        }
        if let Some(timeout) = self.timeout {
            writer.field("timeout", &milliseconds(timeout));
        }
        writer.end_object();
    }
}

#[cfg(target_arch = "wasm32")]
struct Retries((u32, Duration, Backoff));

#[cfg(target_arch = "wasm32")]
impl Encode for Retries {
    fn encode(&self, writer: &mut Writer<'_>) {
        let (limit, delay, backoff) = self.0;
        let backoff = match backoff {
            Backoff::Constant => "constant",
            Backoff::Linear => "linear",
            Backoff::Exponential => "exponential",
        };
        writer.begin_object();
        writer.field("limit", &i64::from(limit));
        writer.field("delay", &milliseconds(delay));
        writer.field("backoff", backoff);
        writer.end_object();
    }
}

#[cfg(target_arch = "wasm32")]
pub(super) fn milliseconds(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}
