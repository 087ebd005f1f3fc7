//! What the host offers to Rust. Its side is `packages/bimetal/src/host/imports.ts`; in a Worker without it, `plain.js`.

use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;

#[cfg_attr(feature = "host", wasm_bindgen(module = "bimetal:host"))]
#[cfg_attr(not(feature = "host"), wasm_bindgen(module = "/src/call/plain.js"))]
extern "C" {
    /// Asks the owner of task `id` to poll it. Nothing is polled before this returns.
    pub fn wake(id: u32);
    /// A panic is about to end this entry.
    pub fn panicked(message: &str);
    /// The bindings that the instance was made with.
    pub fn env() -> JsValue;
    /// Hands the host the stream or `Response` that the frame stands for.
    pub fn give(value: JsValue);
    /// The request body's stream, held ready for the call that is being started.
    pub fn taken() -> JsValue;
    /// The `Request` of the call.
    #[wasm_bindgen(catch)]
    pub fn request(call: u32) -> Result<JsValue, JsValue>;
    /// Calls a function that TypeScript has, by its place in the contract: gives its output as JSON text, or a promise of
    /// that; `undefined` where the call has ended.
    #[wasm_bindgen(js_name = callFunction)]
    pub fn call_function(call: u32, index: u32, input: &[u8]) -> JsValue;
    /// A subrequest; resolves with its `Response`. `headers` is a list of names and values in turn.
    #[wasm_bindgen(catch)]
    pub fn fetch(
        method: &str,
        url: &str,
        headers: Array,
        body: JsValue,
    ) -> Result<Promise, JsValue>;
    /// The whole of a stream; resolves with an `ArrayBuffer`.
    #[wasm_bindgen(catch)]
    pub fn collect(stream: &JsValue) -> Result<Promise, JsValue>;
    /// The function that every promise which is waited for calls, with its wait's id, whether it was fulfilled, and
    /// the value.
    #[wasm_bindgen(js_name = onSettled)]
    pub fn on_settled(settle: JsValue);
    /// Has a promise call that function when it settles, for the wait `id`.
    pub fn watch(promise: &Promise, id: u32);
    /// Keeps the call's context alive until the task `id` has ended.
    #[wasm_bindgen(catch, js_name = waitUntil)]
    pub fn wait_until(call: u32, id: u32) -> Result<(), JsValue>;
    /// Lets an exception of this call reach the origin.
    #[wasm_bindgen(catch, js_name = passThroughOnException)]
    pub fn pass_through_on_exception(call: u32) -> Result<(), JsValue>;
}

#[cfg(feature = "host")]
#[wasm_bindgen(module = "bimetal:host")]
extern "C" {
    /// What is wrong with the input or output of a function, by its place in the contract, that Rust has refused; `None`
    /// where the call has ended.
    #[wasm_bindgen(js_name = explainValue)]
    pub fn explain_value(call: u32, index: u32, is_output: bool, json: &[u8]) -> Option<String>;
    /// What the call is about, where it is no route's: an event, or what an object is called with.
    #[wasm_bindgen(catch)]
    pub fn event(call: u32) -> Result<JsValue, JsValue>;
    /// Runs a step of a Workflow, unless it has run: resolves with its result as JSON.
    #[wasm_bindgen(catch)]
    pub fn step(call: u32, name: &str, config: &str, step: u32) -> Result<Promise, JsValue>;
    /// What is wrong with a payload of a binding that Rust has refused, by its place in the contract.
    #[wasm_bindgen(js_name = explainPayload)]
    pub fn explain_payload(index: u32, json: &[u8]) -> String;
    /// A function that runs the task `id` of an object to its end, in the context of who calls it, and gives a promise of that.
    pub fn runner(id: u32, object: u32) -> js_sys::Function;
    /// The platform will put an object out of memory: it is dropped as soon as this code waits or returns.
    #[wasm_bindgen(js_name = forgetObject)]
    pub fn forget_object(object: u32);
    /// Rust has found the route of a call, by its place among those of the contract. Told before its handler runs.
    pub fn matched(call: u32, route: u32);
}

#[cfg(not(feature = "host"))]
#[wasm_bindgen(module = "/src/call/plain.js")]
extern "C" {
    /// Begins a call: its id.
    pub fn open(request: &JsValue, context: &JsValue) -> u32;
    /// The answer has been made.
    pub fn close(call: u32);
    /// Holds the request body's stream ready.
    pub fn hold(stream: JsValue);
    /// Keeps the call's context alive until a promise is settled.
    #[wasm_bindgen(catch)]
    pub fn keep(call: u32, promise: &Promise) -> Result<(), JsValue>;
}
