//! The platform's `WebSocket`.

use super::{Close, Event, Message, ReadyState, WebSocket};
use crate::{
    Error,
    bindings::{BindingError, js, origin::Origin},
    promised::Promised,
};
use js_sys::{Function, Promise, Uint8Array};
use std::{
    pin::Pin,
    task::{Context, Poll},
};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type JsWebSocket;
    #[wasm_bindgen(method, catch)]
    fn accept(this: &JsWebSocket) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn send(this: &JsWebSocket, text: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = send)]
    fn send_bytes(this: &JsWebSocket, bytes: Uint8Array) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn close(this: &JsWebSocket, code: Option<u16>, reason: Option<&str>) -> Result<(), JsValue>;
    #[wasm_bindgen(method, getter, js_name = readyState)]
    fn ready_state(this: &JsWebSocket) -> u8;
    #[wasm_bindgen(method, getter)]
    fn url(this: &JsWebSocket) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn protocol(this: &JsWebSocket) -> Option<String>;
    #[wasm_bindgen(method, catch, js_name = serializeAttachment)]
    fn serialize_attachment(this: &JsWebSocket, value: JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = deserializeAttachment)]
    fn deserialize_attachment(this: &JsWebSocket) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_name = WebSocketPair)]
    type Pair;
    #[wasm_bindgen(constructor, js_class = WebSocketPair)]
    fn new() -> Pair;
    #[wasm_bindgen(method, indexing_getter)]
    fn get(this: &Pair, end: u32) -> JsValue;

    /// `MessageEvent`, `CloseEvent` or `ErrorEvent`
    type JsEvent;
    #[wasm_bindgen(method, getter, js_name = type)]
    fn kind(this: &JsEvent) -> String;
    #[wasm_bindgen(method, getter)]
    fn data(this: &JsEvent) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn code(this: &JsEvent) -> u16;
    #[wasm_bindgen(method, getter)]
    fn reason(this: &JsEvent) -> String;
    #[wasm_bindgen(method, getter, js_name = wasClean)]
    fn was_clean(this: &JsEvent) -> bool;
    #[wasm_bindgen(method, getter)]
    fn error(this: &JsEvent) -> JsValue;
}

#[wasm_bindgen(module = "/src/web_socket/listen.js")]
extern "C" {
    /// A function that gives the next event, or a promise of it.
    fn listen(socket: &JsValue) -> Function;
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
        Self(Store::from_js(socket))
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
    fn from_js(socket: JsValue) -> Self {
        Self(Origin::given(socket, WebSocket::KIND))
    }

    pub fn pair() -> (Self, Self) {
        let pair = Pair::new();
        (Self::from_js(pair.get(0)), Self::from_js(pair.get(1)))
    }

    pub fn origin(&self) -> &Origin {
        &self.0
    }

    fn socket(&self) -> &JsWebSocket {
        self.0.cast()
    }

    fn done(&self, method: &str, done: Result<(), JsValue>) -> Result<(), BindingError> {
        done.map_err(|thrown| self.0.thrown(method, thrown))
    }

    pub fn accept(&self) -> Result<(), BindingError> {
        self.done("accept", self.socket().accept())
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

    pub fn ready_state(&self) -> ReadyState {
        match self.socket().ready_state() {
            0 => ReadyState::Connecting,
            1 => ReadyState::Open,
            2 => ReadyState::Closing,
            _ => ReadyState::Closed,
        }
    }

    pub fn url(&self) -> Option<String> {
        self.socket().url()
    }

    pub fn protocol(&self) -> Option<String> {
        self.socket().protocol().filter(|name| !name.is_empty())
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

/// The events of a socket that is listened to.
pub(super) struct Incoming {
    next: Function,
    waiting: Option<Promised>,
}

impl Incoming {
    pub fn new(socket: &Store) -> Self {
        Self {
            next: listen(socket.0.value()),
            waiting: None,
        }
    }

    pub fn poll(&mut self, context: &mut Context<'_>) -> Poll<Result<Event, Error>> {
        loop {
            if let Some(waiting) = &mut self.waiting {
                return Pin::new(waiting).poll(context).map(|event| {
                    self.waiting = None;
                    event.map_err(Error::from_js).and_then(read)
                });
            }
            let next = self
                .next
                .call0(&JsValue::UNDEFINED)
                .map_err(Error::from_js)?;
            match next.dyn_into::<Promise>() {
                Ok(promise) => self.waiting = Some(promise.into()),
                Err(event) => return Poll::Ready(read(event)),
            }
        }
    }
}

fn read(event: JsValue) -> Result<Event, Error> {
    let event: JsEvent = event.unchecked_into();
    match event.kind().as_str() {
        "message" => Ok(Event::Message(Message::from_js(&event.data()))),
        "close" => Ok(Event::Close(Close {
            code: event.code(),
            reason: event.reason(),
            was_clean: event.was_clean(),
        })),
        _ => Err(Error::from_js(event.error())),
    }
}
