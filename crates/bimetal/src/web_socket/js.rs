//! The platform's `WebSocket`.

use super::{Message, WebSocket};
use crate::bindings::{BindingError, js, origin::Origin};
use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type JsWebSocket;
    #[wasm_bindgen(method, catch)]
    fn send(this: &JsWebSocket, text: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = send)]
    fn send_bytes(this: &JsWebSocket, bytes: Uint8Array) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn close(this: &JsWebSocket, code: Option<u16>, reason: Option<&str>) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = serializeAttachment)]
    fn serialize_attachment(this: &JsWebSocket, value: JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = deserializeAttachment)]
    fn deserialize_attachment(this: &JsWebSocket) -> Result<JsValue, JsValue>;
}

#[derive(Clone)]
pub(super) struct Store(Origin);

impl PartialEq for Store {
    fn eq(&self, other: &Self) -> bool {
        self.0.value() == other.0.value()
    }
}

impl WebSocket {
    /// A JavaScript `WebSocket`.
    pub fn from_js(socket: JsValue) -> Self {
        Self(Store(Origin::given(socket, Self::KIND)))
    }

    /// The JavaScript `WebSocket`.
    pub fn raw(&self) -> &JsValue {
        self.0.0.value()
    }
}

impl Message {
    /// What JavaScript has for a message: a string or an `ArrayBuffer`.
    pub fn from_js(message: &JsValue) -> Self {
        match message.as_string() {
            Some(text) => Self::Text(text),
            None => Self::Bytes(js::bytes(message)),
        }
    }
}

impl Store {
    pub fn origin(&self) -> &Origin {
        &self.0
    }

    fn socket(&self) -> &JsWebSocket {
        self.0.cast()
    }

    fn done(&self, method: &str, done: Result<(), JsValue>) -> Result<(), BindingError> {
        done.map_err(|thrown| self.0.thrown(method, thrown))
    }

    pub fn send(&self, text: &str) -> Result<(), BindingError> {
        self.done("send", self.socket().send(text))
    }

    pub fn send_bytes(&self, bytes: &[u8]) -> Result<(), BindingError> {
        // A copy: the platform sends it later, when Wasm's memory may have changed.
        let bytes = Uint8Array::from(bytes);
        self.done("send_bytes", self.socket().send_bytes(bytes))
    }

    pub fn close(&self, code: Option<u16>, reason: &str) -> Result<(), BindingError> {
        let reason = code.is_some().then_some(reason);
        self.done("close", self.socket().close(code, reason))
    }

    pub fn serialize_attachment(&self, json: Vec<u8>) -> Result<(), BindingError> {
        let value = js::parse_text(json);
        let done = value.and_then(|value| self.socket().serialize_attachment(value));
        self.done("serialize_attachment", done)
    }

    /// As JSON; `null` where there is none.
    pub fn deserialize_attachment(&self) -> Result<String, BindingError> {
        let value = self.socket().deserialize_attachment();
        let text = value.and_then(|value| js::stringify(&value));
        text.map_err(|thrown| self.0.thrown("deserialize_attachment", thrown))
    }
}
