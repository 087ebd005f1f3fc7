//! The AI of `env`.

use crate::{
    Body, Response,
    bindings::{BindingError, Outcome, js, origin::Origin},
    json::Encode,
};
use js_sys::{ArrayBuffer, Promise};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type Ai;
    #[wasm_bindgen(method, catch)]
    fn run(this: &Ai, model: &str, inputs: JsValue) -> Result<Promise, JsValue>;

    type ReadableStream;

    #[wasm_bindgen(js_name = Response)]
    type JsResponse;
}

#[derive(Clone)]
pub(super) struct Store(pub Origin);

impl Store {
    pub fn origin(&self) -> &Origin {
        &self.0
    }

    pub async fn run<Out: Outcome>(
        &self,
        model: &str,
        inputs: &(impl Encode + ?Sized),
    ) -> Result<Out, BindingError> {
        let method = "run";
        let given = self.ask(method, model, inputs).await?;
        Out::receive(given).map_err(|_| self.0.invalid(method))
    }

    pub async fn run_body(
        &self,
        model: &str,
        inputs: &(impl Encode + ?Sized),
    ) -> Result<Body, BindingError> {
        let method = "run_body";
        let given = self.ask(method, model, inputs).await?;
        // Which of them it is depends on the model.
        if given.is_instance_of::<ReadableStream>() {
            Ok(Body::from_js(given))
        } else if given.is_instance_of::<JsResponse>() {
            Ok(Response::from_js(given).into_body())
        } else if given.is_instance_of::<ArrayBuffer>() || ArrayBuffer::is_view(&given) {
            Ok(js::bytes(&given).into())
        } else {
            Err(self.0.invalid(method))
        }
    }

    async fn ask(
        &self,
        method: &str,
        model: &str,
        inputs: &(impl Encode + ?Sized),
    ) -> Result<JsValue, BindingError> {
        let called = js::parse(inputs).and_then(|inputs| self.0.cast::<Ai>().run(model, inputs));
        self.0.settle(method, called).await
    }
}
