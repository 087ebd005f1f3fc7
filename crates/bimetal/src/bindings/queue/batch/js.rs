//! The batch that the platform gives to `queue`.

use super::{Batch, Received};
use crate::bindings::queue::received;
use js_sys::{Array, Object};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type MessageBatch;
    #[wasm_bindgen(method, getter)]
    fn queue(this: &MessageBatch) -> String;
    #[wasm_bindgen(method, getter)]
    fn messages(this: &MessageBatch) -> Array;
    #[wasm_bindgen(method, js_name = ackAll)]
    fn ack_all(this: &MessageBatch);
    #[wasm_bindgen(method, js_name = retryAll)]
    fn retry_all(this: &MessageBatch, options: &RetryOptions);

    /// `QueueRetryOptions`.
    #[wasm_bindgen(extends = Object)]
    pub(in crate::bindings::queue) type RetryOptions;
    #[wasm_bindgen(method, setter, js_name = delaySeconds)]
    fn set_delay_seconds(this: &RetryOptions, seconds: u32);
}

impl RetryOptions {
    pub fn of(delay_seconds: Option<u32>) -> Self {
        let options: Self = Object::new().unchecked_into();
        if let Some(seconds) = delay_seconds {
            options.set_delay_seconds(seconds);
        }
        options
    }
}

#[derive(Clone)]
pub(super) struct Source(JsValue);

impl Source {
    fn batch(&self) -> &MessageBatch {
        self.0.unchecked_ref()
    }

    pub fn queue(&self) -> String {
        self.batch().queue()
    }

    pub fn ack_all(&self) {
        self.batch().ack_all();
    }

    pub fn retry_all(&self, delay_seconds: Option<u32>) {
        self.batch().retry_all(&RetryOptions::of(delay_seconds));
    }
}

impl Batch {
    /// Wraps a `MessageBatch`.
    pub fn from_js(batch: JsValue) -> Self {
        let source = Source(batch);
        let messages = source.batch().messages().into_iter();
        Self {
            messages: messages
                .map(|message| Received::new(received::Source(message)))
                .collect(),
            source,
        }
    }
}

impl<T> Batch<T> {
    /// The JavaScript object.
    pub fn raw(&self) -> &JsValue {
        &self.source.0
    }
}
