//! The namespace of `env`.

use super::DispatchOptions;
use crate::bindings::{Binding, BindingError, Service, js, origin::Origin};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type Namespace;
    #[wasm_bindgen(method, catch)]
    fn get(
        this: &Namespace,
        name: &str,
        args: js_sys::Object,
        options: JsValue,
    ) -> Result<JsValue, JsValue>;
}

#[derive(Clone)]
pub(super) struct Store(pub Origin);

impl Store {
    pub fn origin(&self) -> &Origin {
        &self.0
    }

    pub fn get(
        &self,
        method: &str,
        name: &str,
        options: &DispatchOptions,
    ) -> Result<Service, BindingError> {
        let namespace = self.0.cast::<Namespace>();
        let found = js::parse(options)
            .and_then(|options| namespace.get(name, js_sys::Object::new(), options));
        let worker = found.map_err(|thrown| self.0.thrown(method, thrown))?;
        Ok(Service::new(self.0.child(Service::KIND, worker)))
    }
}
