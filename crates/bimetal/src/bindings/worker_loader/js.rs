//! The loader of `env`.

use super::WorkerCode;
use crate::bindings::{Binding, BindingError, Service, js, origin::Origin};
use js_sys::Function;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type Loader;
    #[wasm_bindgen(method, catch)]
    fn load(this: &Loader, code: JsValue) -> Result<Stub, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn get(this: &Loader, id: &str, get_code: Function) -> Result<Stub, JsValue>;

    /// `WorkerStub`
    type Stub;
    #[wasm_bindgen(method, catch, js_name = getEntrypoint)]
    fn entrypoint(this: &Stub) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(thread_local_v2, js_namespace = ["Object", "prototype"], js_name = valueOf)]
    static VALUE_OF: Function;
}

#[derive(Clone)]
pub(super) struct Store(pub Origin);

impl Store {
    pub fn origin(&self) -> &Origin {
        &self.0
    }

    pub fn load(&self, code: &WorkerCode) -> Result<Service, BindingError> {
        let loaded = js::parse(code).and_then(|code| self.0.cast::<Loader>().load(code));
        self.enter("load", loaded)
    }

    pub fn get(&self, id: &str, code: &WorkerCode) -> Result<Service, BindingError> {
        let loaded = js::parse(code).and_then(|code| {
            // A function that gives the code, and that nothing here has to outlive.
            let get_code = VALUE_OF.with(|value_of| value_of.bind0(&code));
            self.0.cast::<Loader>().get(id, get_code)
        });
        self.enter("get", loaded)
    }

    fn enter(&self, method: &str, loaded: Result<Stub, JsValue>) -> Result<Service, BindingError> {
        let entrypoint = loaded.and_then(|worker| worker.entrypoint());
        let entrypoint = entrypoint.map_err(|thrown| self.0.thrown(method, thrown))?;
        Ok(Service::new(self.0.child(Service::KIND, entrypoint)))
    }
}
