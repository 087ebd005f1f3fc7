//! The steps of the platform.

use super::{StepConfig, config::milliseconds};
use crate::{Error, json::Encode, promised::Promised};
use js_sys::{Date, Promise};
use std::time::Duration;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[derive(Clone)]
    #[wasm_bindgen(js_name = WorkflowStep)]
    type Platform;
    #[wasm_bindgen(method, catch)]
    fn sleep(this: &Platform, name: &str, milliseconds: f64) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = sleepUntil)]
    fn sleep_until(this: &Platform, name: &str, time: Date) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = waitForEvent)]
    fn wait_for_event(this: &Platform, name: &str, options: JsValue) -> Result<Promise, JsValue>;

    /// What `waitForEvent` gives.
    type Event;
    #[wasm_bindgen(method, getter)]
    fn payload(this: &Event) -> JsValue;
}

/// What is asked for of `waitForEvent`.
struct Wait<'a> {
    kind: &'a str,
    timeout: Duration,
}

impl Encode for Wait<'_> {
    fn encode(&self, writer: &mut crate::json::Writer<'_>) {
        writer.begin_object();
        writer.field("type", self.kind);
        writer.field("timeout", &milliseconds(self.timeout));
        writer.end_object();
    }
}

#[derive(Clone)]
pub(super) struct Steps {
    call: u32,
    platform: Platform,
}

impl Steps {
    #[cfg(feature = "host")]
    pub fn new(call: u32, step: JsValue) -> Self {
        Self {
            call,
            platform: step.unchecked_into(),
        }
    }

    pub async fn run<T, F>(
        &self,
        name: &str,
        config: Option<&StepConfig>,
        work: impl Fn() -> F + 'static,
    ) -> Result<String, Error>
    where
        T: Encode + 'static,
        F: Future<Output = Result<T, Error>> + 'static,
    {
        #[cfg(feature = "host")]
        return super::serve::step(self.call, name, config, work).await;
        #[cfg(not(feature = "host"))]
        {
            let _ = (self.call, name, config, work);
            Err(Error::new(
                "Workflows need a Worker that `bimetal build` has made",
            ))
        }
    }

    pub async fn sleep(&self, name: &str, duration: Duration) -> Result<(), Error> {
        wait(self.platform.sleep(name, duration.as_millis() as f64))
            .await
            .map(drop)
    }

    pub async fn sleep_until(&self, name: &str, time_ms: i64) -> Result<(), Error> {
        let time = Date::new(&JsValue::from_f64(time_ms as f64));
        wait(self.platform.sleep_until(name, time)).await.map(drop)
    }

    pub async fn wait_for_event(
        &self,
        name: &str,
        kind: &str,
        timeout: Duration,
    ) -> Result<String, Error> {
        let options = crate::bindings::js::parse(&Wait { kind, timeout });
        let event =
            wait(options.and_then(|options| self.platform.wait_for_event(name, options))).await?;
        let payload = event.unchecked_ref::<Event>().payload();
        crate::bindings::js::stringify(&payload).map_err(Error::from_js)
    }
}

async fn wait(promise: Result<Promise, JsValue>) -> Result<JsValue, Error> {
    let promise = promise.map_err(Error::from_js)?;
    Promised::from(promise).await.map_err(Error::from_js)
}
