//! The `DurableObjectState` that an object's constructor is given.

use super::{Blocking, State, Storage};
use crate::{
    DurableObjectId, Error, WebSocket,
    bindings::{BindingError, origin::Origin},
    call::{host, runner},
};
use js_sys::{Array, Function, Promise};
use std::{cell::Cell, rc::Rc};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// `DurableObjectState`
    type Object;
    #[wasm_bindgen(method, getter)]
    fn id(this: &Object) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn storage(this: &Object) -> JsValue;
    #[wasm_bindgen(method, catch, js_name = waitUntil)]
    fn wait_until(this: &Object, promise: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = blockConcurrencyWhile)]
    fn block_concurrency_while(this: &Object, run: &Function) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = acceptWebSocket)]
    fn accept_web_socket(this: &Object, socket: &JsValue, tags: Array) -> Result<(), JsValue>;
    #[wasm_bindgen(method, js_name = getWebSockets)]
    fn web_sockets(this: &Object, tag: Option<&str>) -> Array;
    #[wasm_bindgen(method, catch, js_name = getTags)]
    fn tags(this: &Object, socket: &JsValue) -> Result<Array, JsValue>;
    #[wasm_bindgen(method, catch, js_name = setWebSocketAutoResponse)]
    fn set_web_socket_auto_response(this: &Object, pair: JsValue) -> Result<(), JsValue>;

    #[wasm_bindgen(js_name = WebSocketRequestResponsePair)]
    type Pair;
    #[wasm_bindgen(constructor, catch, js_class = WebSocketRequestResponsePair)]
    fn new(request: &str, response: &str) -> Result<Pair, JsValue>;
}

#[wasm_bindgen(module = "/src/durable_object/state/abort.js")]
extern "C" {
    fn abort(object: &JsValue, reason: &str);
}

#[derive(Clone)]
pub(super) struct Store {
    origin: Origin,
    /// By which the host knows the object.
    object: u32,
}

impl State {
    /// The `ctx` that the constructor of a class in TypeScript is given. What is left to it to run ends by itself only.
    pub fn from_js(context: JsValue) -> Self {
        Self::of_object(context, 0)
    }

    /// The state of an object of this instance, or of another's: 0.
    pub(in crate::durable_object) fn of_object(context: JsValue, object: u32) -> Self {
        let origin = Origin::given(context, Self::KIND);
        Self(Store { origin, object })
    }

    /// The JavaScript `DurableObjectState`.
    pub fn raw(&self) -> &JsValue {
        self.0.origin.value()
    }
}

impl Store {
    fn object(&self) -> &Object {
        self.origin.cast()
    }

    fn done<T>(&self, method: &str, done: Result<T, JsValue>) -> Result<T, BindingError> {
        done.map_err(|thrown| self.origin.thrown(method, thrown))
    }

    pub fn id(&self) -> DurableObjectId {
        DurableObjectId::from_js(self.object().id())
    }

    pub fn storage(&self) -> Storage {
        Storage::from_js(self.object().storage())
    }

    pub fn wait_until(
        &self,
        future: impl Future<Output = ()> + 'static,
    ) -> Result<(), BindingError> {
        let run = runner(self.object, async {
            future.await;
            Ok(())
        });
        let done = run
            .call0(&JsValue::UNDEFINED)
            .and_then(|ended| self.object().wait_until(&ended));
        self.done("wait_until", done)
    }

    pub fn block_concurrency_while<T: 'static>(
        &self,
        future: impl Future<Output = Result<T, Error>> + 'static,
    ) -> Blocking<T> {
        let output = Rc::new(Cell::new(None));
        let (place, object) = (output.clone(), self.object);
        let run = runner(object, async move {
            // What fails here puts the object out of memory.
            let ended = future.await.inspect_err(|_| host::forget_object(object))?;
            place.set(Some(ended));
            Ok(())
        });
        let called = self.object().block_concurrency_while(&run);
        let ended = called.unwrap_or_else(|thrown| Promise::reject(&thrown));
        Blocking {
            ended: ended.into(),
            output,
        }
    }

    pub fn accept_web_socket(&self, socket: &WebSocket, tags: &[&str]) -> Result<(), BindingError> {
        let tags = tags.iter().map(|tag| JsValue::from_str(tag)).collect();
        let done = self.object().accept_web_socket(socket.raw(), tags);
        self.done("accept_web_socket", done)
    }

    pub fn web_sockets(&self, tag: Option<&str>) -> Vec<WebSocket> {
        let sockets = self.object().web_sockets(tag);
        sockets.iter().map(WebSocket::from_js).collect()
    }

    pub fn tags(&self, socket: &WebSocket) -> Result<Vec<String>, BindingError> {
        let tags = self.done("tags", self.object().tags(socket.raw()))?;
        Ok(tags.iter().filter_map(|tag| tag.as_string()).collect())
    }

    pub fn set_web_socket_auto_response(
        &self,
        pair: Option<(&str, &str)>,
    ) -> Result<(), BindingError> {
        let pair = pair.map(|(request, response)| Pair::new(request, response));
        let done = pair.transpose().and_then(|pair| {
            let pair = pair.map_or(JsValue::UNDEFINED, JsValue::from);
            self.object().set_web_socket_auto_response(pair)
        });
        self.done("set_web_socket_auto_response", done)
    }

    pub fn abort(&self, reason: &str) {
        host::forget_object(self.object);
        abort(self.origin.value(), reason);
    }
}
