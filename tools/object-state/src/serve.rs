//! Calls a method of an object, with what TypeScript has put into `globalThis.given`.

use crate::{Context, generated::routes::*, probe::Probe};
use bimetal::{
    Error, Incoming, Response, Thrown, WebSocket,
    durable_object::{DurableObject, Message, State},
    json,
};
use std::{cell::RefCell, collections::BTreeMap, rc::Rc};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type Given;
    #[wasm_bindgen(method, getter)]
    fn state(this: &Given) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn request(this: &Given) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn info(this: &Given) -> String;
    #[wasm_bindgen(method, getter)]
    fn socket(this: &Given) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn message(this: &Given) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn code(this: &Given) -> u16;
    #[wasm_bindgen(method, getter)]
    fn reason(this: &Given) -> String;
    #[wasm_bindgen(method, getter, js_name = wasClean)]
    fn was_clean(this: &Given) -> bool;
}

thread_local! {
    static OBJECTS: RefCell<BTreeMap<i64, Rc<Probe>>> = const { RefCell::new(BTreeMap::new()) };
}

pub async fn call(req: call::Request, cx: Context) -> call::Result {
    let given = js_sys::Reflect::get(&js_sys::global(), &"given".into()).map_err(Thrown::from)?;
    let given: Given = given.unchecked_into();
    let id = req.params.object.parse()?;
    let found = OBJECTS.with_borrow(|objects| objects.get(&id).cloned());
    let object = found.unwrap_or_else(|| {
        let object = Rc::new(Probe::new(State::from_js(given.state()), cx.env.clone()));
        OBJECTS.with_borrow_mut(|objects| objects.insert(id, object.clone()));
        object
    });
    let response = answer(&object, &req.params.method, given).await?;
    Ok(call::Response(response))
}

async fn answer(object: &Probe, method: &str, given: Given) -> Result<Response, Error> {
    let socket = || WebSocket::from_js(given.socket());
    match method {
        "fetch" => return object.fetch(Incoming::from_js(given.request())).await,
        "alarm" => {
            object
                .alarm(json::from_slice(given.info().as_bytes())?)
                .await?
        }
        "message" => {
            let message = Message::from_js(&given.message());
            object.web_socket_message(socket(), message).await?;
        }
        "close" => {
            let (code, reason, was_clean) = (given.code(), given.reason(), given.was_clean());
            object
                .web_socket_close(socket(), code, reason, was_clean)
                .await?;
        }
        _ => return Err(Error::new("an object has no such method")),
    }
    Ok(Response::new(204, ""))
}

pub async fn held(_: held::Request, _: Context) -> held::Result {
    Ok(held::Ok(wasm_bindgen::externref_heap_live_count().into()))
}
