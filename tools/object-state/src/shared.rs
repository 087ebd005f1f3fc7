//! The state of an object in TypeScript.

use crate::{Context, generated::routes::*, steps};
use bimetal::{Thrown, durable_object::State};

pub async fn step(req: step::Request, _: Context) -> step::Result {
    let context = js_sys::Reflect::get(&js_sys::global(), &"shared".into());
    let state = State::from_js(context.map_err(Thrown::from)?);
    Ok(step::Ok(steps::run(&req.params.step, &state).await?))
}

pub async fn held(_: held::Request, _: Context) -> held::Result {
    Ok(held::Ok(wasm_bindgen::externref_heap_live_count().into()))
}
