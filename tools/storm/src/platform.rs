//! What the storm needs of JavaScript beyond the bindings.

use bimetal::{Error, Promised};
use futures_core::Stream;
use js_sys::{Function, Promise};
use std::{
    pin::Pin,
    task::{Context, Poll},
};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(callback: &Function, milliseconds: u32);
    /// Fetches `/nest/:depth` of this Worker, in the same isolate; `src/index.ts` sets it.
    #[wasm_bindgen(js_namespace = globalThis, js_name = fetchNested, catch)]
    fn fetch_nested_js(depth: i64) -> Result<Promise, JsValue>;
}

/// A promise that is fulfilled by a timer.
pub fn timer(milliseconds: u32) -> Promised {
    Promise::new(&mut |resolve, _| set_timeout(&resolve, milliseconds)).into()
}

/// A promise that is rejected by a timer.
pub fn failing_timer(milliseconds: u32) -> Promised {
    Promise::new(&mut |_, reject| set_timeout(&reject, milliseconds)).into()
}

/// Waits.
pub async fn sleep(milliseconds: u32) {
    // A timer's promise is never rejected.
    let _ = timer(milliseconds).await;
}

/// What the TypeScript route `nest` says.
pub async fn fetch_nested(depth: i64) -> Result<String, Error> {
    let promise = fetch_nested_js(depth).map_err(Error::from_js)?;
    let text = Promised::from(promise).await.map_err(Error::from_js)?;
    Ok(text.as_string().unwrap_or_default())
}

/// Has JavaScript call a closure when a promise resolves.
pub async fn call_later(call: impl FnOnce() + 'static) -> Result<(), Error> {
    let closure = Closure::once(move |_: JsValue| call());
    let promise = Promise::resolve(&JsValue::UNDEFINED).then(&closure);
    Promised::from(promise)
        .await
        .map(|_| ())
        .map_err(Error::from_js)
}

/// Some chunks, each after a short wait.
pub struct Chunks {
    left: u32,
    waiting: Option<Promised>,
}

impl Chunks {
    pub fn new(left: u32) -> Self {
        Self {
            left,
            waiting: None,
        }
    }
}

impl Stream for Chunks {
    type Item = Result<Vec<u8>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.left == 0 {
            return Poll::Ready(None);
        }
        let waiting = self.waiting.get_or_insert_with(|| timer(2));
        if Pin::new(waiting).poll(context).is_pending() {
            return Poll::Pending;
        }
        self.waiting = None;
        self.left -= 1;
        Poll::Ready(Some(Ok(format!("chunk {}\n", self.left).into_bytes())))
    }
}
