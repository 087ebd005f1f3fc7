//! The secret of `env`.

use crate::bindings::{BindingError, Secret, origin::Origin};
use js_sys::Promise;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type StoreSecret;
    #[wasm_bindgen(method, catch)]
    fn get(this: &StoreSecret) -> Result<Promise, JsValue>;
}

#[derive(Clone)]
pub(super) struct Store(pub Origin);

impl Store {
    pub fn origin(&self) -> &Origin {
        &self.0
    }

    pub async fn get(&self) -> Result<Secret, BindingError> {
        let method = "get";
        let called = self.0.cast::<StoreSecret>().get();
        let text = self.0.settle(method, called).await?.as_string();
        text.map(Secret::new).ok_or_else(|| self.0.invalid(method))
    }
}
