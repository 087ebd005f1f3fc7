//! The JavaScript classes behind this module's types; just what is used of each.

use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[derive(Clone)]
    pub type Headers;
    #[wasm_bindgen(method)]
    pub fn get(this: &Headers, name: &str) -> Option<String>;
    #[wasm_bindgen(method, catch)]
    pub fn append(this: &Headers, name: &str, value: &str) -> Result<(), JsValue>;

    /// What `Request` and `Response` have in common.
    #[derive(Clone)]
    pub type Message;
    #[wasm_bindgen(method, getter)]
    pub fn headers(this: &Message) -> Headers;
    #[wasm_bindgen(method, getter)]
    pub fn body(this: &Message) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub fn status(this: &Message) -> u16;
    #[wasm_bindgen(method, getter)]
    pub fn method(this: &Message) -> String;
    #[wasm_bindgen(method, getter)]
    pub fn url(this: &Message) -> String;
    #[wasm_bindgen(method, getter)]
    pub fn cf(this: &Message) -> JsValue;
    #[wasm_bindgen(method, getter, js_name = webSocket)]
    pub fn web_socket(this: &Message) -> JsValue;

    /// A `ReadableStream`, and its default reader.
    pub type Stream;
    #[wasm_bindgen(method, catch, js_name = getReader)]
    pub fn reader(this: &Stream) -> Result<Reader, JsValue>;

    pub type Reader;
    #[wasm_bindgen(method, catch)]
    pub fn read(this: &Reader) -> Result<Promise, JsValue>;

    pub type Chunk;
    #[wasm_bindgen(method, getter)]
    pub fn done(this: &Chunk) -> bool;
    #[wasm_bindgen(method, getter)]
    pub fn value(this: &Chunk) -> Uint8Array;
}

/// Every header as a name, in lower case, and its value, in the platform's order.
pub fn pairs(headers: &Headers) -> Vec<(String, String)> {
    let text = |pair: &Array, at| pair.get(at).as_string().unwrap_or_default();
    Array::from(headers)
        .iter()
        .map(|pair| Array::from(&pair))
        .map(|pair| (text(&pair, 0), text(&pair, 1)))
        .collect()
}
