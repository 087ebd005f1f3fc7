//! The state of an object in TypeScript.

use crate::{Context, generated::routes::*, steps};
use bimetal::{Error, durable_object::State};

pub async fn step(req: step::Request, _: Context) -> step::Result {
    Ok(step::Ok(steps::run(&req.params.step, &state()?).await?))
}

pub async fn held(_: held::Request, _: Context) -> held::Result {
    Ok(held::Ok(count()))
}

#[cfg(target_arch = "wasm32")]
fn state() -> Result<State, Error> {
    let context = js_sys::Reflect::get(&js_sys::global(), &"shared".into());
    context.map(State::from_js).map_err(Error::from_js)
}

#[cfg(not(target_arch = "wasm32"))]
fn state() -> Result<State, Error> {
    Ok(State::fake())
}

#[cfg(target_arch = "wasm32")]
fn count() -> i64 {
    wasm_bindgen::externref_heap_live_count().into()
}

#[cfg(not(target_arch = "wasm32"))]
fn count() -> i64 {
    0
}
