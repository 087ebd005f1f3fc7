//! The queue of `env`.

use super::{Body, Message};
use crate::bindings::{BindingError, js, origin::Origin};
use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type Producer;
    #[wasm_bindgen(method, catch)]
    fn send(this: &Producer, body: JsValue, options: Request) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = sendBatch)]
    fn send_batch(this: &Producer, messages: Array) -> Result<Promise, JsValue>;

    /// `MessageSendRequest`; without its body it is `QueueSendOptions`.
    #[wasm_bindgen(extends = js_sys::Object)]
    type Request;
    #[wasm_bindgen(method, setter)]
    fn set_body(this: &Request, body: JsValue);
    #[wasm_bindgen(method, setter, js_name = contentType)]
    fn set_content_type(this: &Request, content_type: &str);
    #[wasm_bindgen(method, setter, js_name = delaySeconds)]
    fn set_delay_seconds(this: &Request, seconds: u32);
}

#[derive(Clone)]
pub(super) struct Store(pub Origin);

impl Store {
    pub fn origin(&self) -> &Origin {
        &self.0
    }

    pub async fn send(&self, method: &str, message: Message) -> Result<(), BindingError> {
        let called = message
            .into_js()
            .and_then(|(body, options)| self.0.cast::<Producer>().send(body, options));
        self.0.settle(method, called).await.map(drop)
    }

    pub async fn send_batch(&self, messages: Vec<Message>) -> Result<(), BindingError> {
        let requests: Result<Array, JsValue> =
            messages.into_iter().map(Message::into_request).collect();
        let called = requests.and_then(|requests| self.0.cast::<Producer>().send_batch(requests));
        self.0.settle("send_batch", called).await.map(drop)
    }
}

impl Message {
    /// The body, and everything else.
    fn into_js(self) -> Result<(JsValue, Request), JsValue> {
        let (content_type, body) = match self.body {
            // The platform makes JSON of it again: it takes values only.
            Body::Json(text) => ("json", js::parse_text(text)?),
            Body::Text(text) => ("text", text.into()),
            Body::Bytes(bytes) => ("bytes", Uint8Array::from(bytes.as_slice()).into()),
        };
        let request: Request = js_sys::Object::new().unchecked_into();
        request.set_content_type(content_type);
        if let Some(seconds) = self.delay_seconds {
            request.set_delay_seconds(seconds);
        }
        Ok((body, request))
    }

    fn into_request(self) -> Result<JsValue, JsValue> {
        let (body, request) = self.into_js()?;
        request.set_body(body);
        Ok(request.into())
    }
}
