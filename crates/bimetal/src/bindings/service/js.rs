//! The service of `env`.

use crate::{
    Request, Response,
    bindings::{BindingError, js, origin::Origin},
    json::{Encode, Writer},
};
use js_sys::Promise;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type Fetcher;
    #[wasm_bindgen(method, catch)]
    fn fetch(this: &Fetcher, url: &str, init: &Init) -> Result<Promise, JsValue>;

    /// `RequestInit`
    type Init;
    #[wasm_bindgen(method, setter)]
    fn set_body(this: &Init, body: JsValue);
}

#[derive(Clone)]
pub(super) struct Store(pub Origin);

impl Store {
    pub fn origin(&self) -> &Origin {
        &self.0
    }

    pub async fn fetch(&self, request: Request) -> Result<Response, BindingError> {
        let init = js::parse(&Head(&request)).map_err(|thrown| self.0.thrown("fetch", thrown))?;
        let init: Init = init.unchecked_into();
        let url = request.url().to_owned();
        let body = request.into_body().into_js().await;
        init.set_body(body.map_err(|error| self.0.thrown("fetch", error.to_js()))?);
        let response = self
            .0
            .settle("fetch", self.0.cast::<Fetcher>().fetch(&url, &init))
            .await?;
        Ok(Response::from_js(response))
    }
}

/// Everything of a `RequestInit` but the body.
struct Head<'a>(&'a Request);

impl Encode for Head<'_> {
    fn encode(&self, writer: &mut Writer<'_>) {
        let headers = self.0.headers().iter();
        let headers: Vec<Vec<&String>> = headers.map(|(name, value)| vec![name, value]).collect();
        writer.begin_object();
        writer.field("method", self.0.method());
        writer.field("headers", &headers);
        writer.end_object();
    }
}
