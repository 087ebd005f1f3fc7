//! The Hyperdrive of `env`.

use crate::bindings::origin::Origin;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type Hyperdrive;
    #[wasm_bindgen(method, getter, js_name = connectionString)]
    fn connection_string(this: &Hyperdrive) -> String;
    #[wasm_bindgen(method, getter)]
    fn host(this: &Hyperdrive) -> String;
    #[wasm_bindgen(method, getter)]
    fn port(this: &Hyperdrive) -> u16;
    #[wasm_bindgen(method, getter)]
    fn user(this: &Hyperdrive) -> String;
    #[wasm_bindgen(method, getter)]
    fn password(this: &Hyperdrive) -> String;
    #[wasm_bindgen(method, getter)]
    fn database(this: &Hyperdrive) -> String;
}

#[derive(Clone)]
pub(super) struct Store(pub Origin);

impl Store {
    pub fn origin(&self) -> &Origin {
        &self.0
    }

    fn hyperdrive(&self) -> &Hyperdrive {
        self.0.cast()
    }

    pub fn connection_string(&self) -> String {
        self.hyperdrive().connection_string()
    }

    pub fn host(&self) -> String {
        self.hyperdrive().host()
    }

    pub fn port(&self) -> u16 {
        self.hyperdrive().port()
    }

    pub fn user(&self) -> String {
        self.hyperdrive().user()
    }

    pub fn password(&self) -> String {
        self.hyperdrive().password()
    }

    pub fn database(&self) -> String {
        self.hyperdrive().database()
    }
}
