//! The rate limit of `env`.

use crate::{
    bindings::{BindingError, js, origin::Origin},
    json::{Decode, Encode, Invalid, Reader, Writer},
};
use js_sys::Promise;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type RateLimit;
    #[wasm_bindgen(method, catch)]
    fn limit(this: &RateLimit, options: JsValue) -> Result<Promise, JsValue>;
}

#[derive(Clone)]
pub(super) struct Store(pub Origin);

impl Store {
    pub fn origin(&self) -> &Origin {
        &self.0
    }

    pub async fn limit(&self, key: &str) -> Result<bool, BindingError> {
        let called = js::parse(&Options { key })
            .and_then(|options| self.0.cast::<RateLimit>().limit(options));
        let outcome: Outcome = self.0.settle_as("limit", called).await?;
        Ok(outcome.success)
    }
}

/// `RateLimitOptions`
struct Options<'a> {
    key: &'a str,
}

impl Encode for Options<'_> {
    fn encode(&self, writer: &mut Writer<'_>) {
        writer.begin_object();
        writer.field("key", self.key);
        writer.end_object();
    }
}

/// `RateLimitOutcome`
struct Outcome {
    success: bool,
}

impl Decode for Outcome {
    fn decode(reader: &mut Reader<'_>) -> Result<Self, Invalid> {
        let mut success = None;
        reader.begin_object()?;
        while let Some(name) = reader.next_key()? {
            match name {
                "success" => success = Some(reader.boolean()?),
                _ => reader.skip()?,
            }
        }
        let success = success.ok_or(Invalid)?;
        Ok(Self { success })
    }
}
