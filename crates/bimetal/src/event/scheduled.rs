//! Cron triggers.

use super::FromEvent;

#[cfg(not(target_arch = "wasm32"))]
use std::{cell::Cell, rc::Rc};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen::prelude::*;

/// A cron trigger.
///
/// ```
/// use bimetal::event::Scheduled;
///
/// let event = Scheduled::fake("0 3 * * *", 1_767_236_400_000);
/// assert_eq!((event.cron().as_str(), event.time_ms()), ("0 3 * * *", 1_767_236_400_000));
/// event.no_retry();
/// assert!(event.was_told_no_retry());
/// ```
#[derive(Clone)]
pub struct Scheduled(Source);

#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
extern "C" {
    #[derive(Clone)]
    #[wasm_bindgen(js_name = ScheduledController)]
    type Source;
    #[wasm_bindgen(method, getter)]
    fn cron(this: &Source) -> String;
    #[wasm_bindgen(method, getter, js_name = scheduledTime)]
    fn time(this: &Source) -> f64;
    #[wasm_bindgen(method, js_name = noRetry)]
    fn no_retry(this: &Source);
}

#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone)]
struct Source {
    cron: String,
    time: f64,
    no_retry: Rc<Cell<bool>>,
}

#[cfg(not(target_arch = "wasm32"))]
impl Source {
    fn cron(&self) -> String {
        self.cron.clone()
    }

    fn time(&self) -> f64 {
        self.time
    }

    fn no_retry(&self) {
        self.no_retry.set(true);
    }
}

impl FromEvent for Scheduled {
    #[cfg(target_arch = "wasm32")]
    fn from_event(event: JsValue) -> Self {
        Self(event.unchecked_into())
    }
}

impl Scheduled {
    /// The trigger, as it stands in the config: `0 3 * * *`.
    pub fn cron(&self) -> String {
        self.0.cron()
    }

    /// When it was due, in milliseconds since the Unix epoch.
    pub fn time_ms(&self) -> i64 {
        self.0.time() as i64
    }

    /// Says that a failure needs no second try.
    pub fn no_retry(&self) {
        self.0.no_retry();
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Scheduled {
    /// A trigger of a native test.
    pub fn fake(cron: &str, time_ms: i64) -> Self {
        Self(Source {
            cron: cron.to_owned(),
            time: time_ms as f64,
            no_retry: Rc::default(),
        })
    }

    /// Whether [`no_retry`](Self::no_retry) was called.
    pub fn was_told_no_retry(&self) -> bool {
        self.0.no_retry.get()
    }
}
