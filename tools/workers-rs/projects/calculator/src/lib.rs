//! A service whose methods other Workers call.

use std::time::Duration;
use wasm_bindgen::prelude::*;
use worker::*;

#[event(fetch)]
async fn main(_req: Request, _env: Env, _ctx: Context) -> Result<Response> {
    Response::ok("call add, greet or divide")
}

#[wasm_bindgen]
pub fn add(a: u32, b: u32) -> u32 {
    a + b
}

#[wasm_bindgen]
pub async fn greet(name: String) -> std::result::Result<String, JsValue> {
    Delay::from(Duration::from_millis(5)).await;
    if name.is_empty() {
        return Err(js_sys::Error::new("a name is missing").into());
    }
    Ok(format!("hello, {name}"))
}

#[wasm_bindgen]
pub async fn divide(a: u32, b: u32) -> u32 {
    Delay::from(Duration::from_millis(5)).await;
    a / b
}
