//! The namespace of `env`.

use super::{DurableObjectId, DurableObjectStub};
use crate::bindings::{BindingError, origin::Origin};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type Namespace;
    #[wasm_bindgen(method, catch, js_name = idFromName)]
    fn id_from_name(this: &Namespace, name: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = newUniqueId)]
    fn new_unique_id(this: &Namespace) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = idFromString)]
    fn id_from_string(this: &Namespace, text: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn get(this: &Namespace, id: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = getByName)]
    fn get_by_name(this: &Namespace, name: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn jurisdiction(this: &Namespace, name: &str) -> Result<JsValue, JsValue>;

    /// `DurableObjectId`
    #[derive(Clone)]
    pub type Id;
    #[wasm_bindgen(method, js_name = toString)]
    pub fn to_string(this: &Id) -> String;
    #[wasm_bindgen(method, getter)]
    pub fn name(this: &Id) -> Option<String>;
}

#[derive(Clone)]
pub(super) struct Store(pub Origin);

impl Store {
    pub fn origin(&self) -> &Origin {
        &self.0
    }

    fn namespace(&self) -> &Namespace {
        self.0.cast()
    }

    pub fn id_from_name(&self, name: &str) -> DurableObjectId {
        some_id(self.namespace().id_from_name(name))
    }

    pub fn new_unique_id(&self) -> DurableObjectId {
        some_id(self.namespace().new_unique_id())
    }

    pub fn id_from_string(&self, text: &str) -> Result<DurableObjectId, BindingError> {
        let id = self.namespace().id_from_string(text);
        id.map(DurableObjectId::from_js)
            .map_err(|thrown| self.0.thrown("id_from_string", thrown))
    }

    pub fn jurisdiction(&self, name: &str) -> Result<Self, BindingError> {
        let method = "jurisdiction";
        let given = self.namespace().jurisdiction(name);
        let namespace = given.map_err(|thrown| self.0.thrown(method, thrown))?;
        Ok(Self(self.0.child(self.0.site().kind, namespace)))
    }

    pub fn get(&self, id: &DurableObjectId) -> DurableObjectStub {
        DurableObjectStub::new(&self.0, self.namespace().get(id.raw()))
    }

    pub fn get_by_name(&self, name: &str) -> DurableObjectStub {
        DurableObjectStub::new(&self.0, self.namespace().get_by_name(name))
    }
}

/// No name is without an id. Should the platform think otherwise, `get` does not take what it threw for an id.
fn some_id(given: Result<JsValue, JsValue>) -> DurableObjectId {
    DurableObjectId::from_js(given.unwrap_or_else(|thrown| thrown))
}
