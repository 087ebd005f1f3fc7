//! A message of the batch that the platform gives.

use super::{Content, Received};
use crate::bindings::{failure::Cause, js, queue::batch::RetryOptions};
use js_sys::{ArrayBuffer, Date};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type Message;
    #[wasm_bindgen(method, getter)]
    fn id(this: &Message) -> String;
    #[wasm_bindgen(method, getter)]
    fn timestamp(this: &Message) -> Date;
    #[wasm_bindgen(method, getter)]
    fn attempts(this: &Message) -> u32;
    #[wasm_bindgen(method, getter)]
    fn body(this: &Message) -> JsValue;
    #[wasm_bindgen(method)]
    fn ack(this: &Message);
    #[wasm_bindgen(method)]
    fn retry(this: &Message, options: &RetryOptions);
}

#[derive(Clone)]
pub(in crate::bindings::queue) struct Source(pub JsValue);

impl Source {
    fn message(&self) -> &Message {
        self.0.unchecked_ref()
    }

    pub fn id(&self) -> String {
        self.message().id()
    }

    pub fn timestamp_ms(&self) -> u64 {
        self.message().timestamp().get_time() as u64
    }

    pub fn attempts(&self) -> u32 {
        self.message().attempts()
    }

    pub fn content(&self) -> Result<Content, Cause> {
        let body = self.message().body();
        if body.is_instance_of::<ArrayBuffer>() {
            return Ok(Content::Bytes(js::bytes(&body)));
        }
        let json = js::stringify(&body).map_err(|thrown| Cause::Thrown(thrown.into()))?;
        Ok(Content::Json(json.into_bytes()))
    }

    pub fn ack(&self) {
        self.message().ack();
    }

    pub fn retry(&self, delay_seconds: Option<u32>) {
        self.message().retry(&RetryOptions::of(delay_seconds));
    }
}

impl<T> Received<T> {
    /// The JavaScript object.
    pub fn raw(&self) -> &JsValue {
        &self.source.0
    }
}
