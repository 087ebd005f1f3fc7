//! The `SqlStorage` of an object's storage.

use super::Sql;
use crate::bindings::{BindingError, database::Param, origin::Origin};
use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/durable_object/sql.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    fn exec(storage: &JsValue, sql: &str, params: Array) -> Result<Reading, JsValue>;
    #[wasm_bindgen(catch, js_name = databaseSize)]
    fn database_size(storage: &JsValue) -> Result<f64, JsValue>;
    #[wasm_bindgen(catch)]
    fn rows(cursor: &Reading) -> Result<String, JsValue>;
    #[wasm_bindgen(catch)]
    fn one(cursor: &Reading) -> Result<String, JsValue>;
    #[wasm_bindgen(catch)]
    fn next(cursor: &Reading) -> Result<String, JsValue>;
    #[wasm_bindgen(catch)]
    fn column(cursor: &Reading) -> Result<String, JsValue>;
}

#[wasm_bindgen]
extern "C" {
    /// `SqlStorageCursor`
    pub(super) type Reading;
    #[wasm_bindgen(method, getter, js_name = columnNames)]
    fn names(this: &Reading) -> Array;
    #[wasm_bindgen(method, getter, js_name = rowsRead)]
    fn read(this: &Reading) -> f64;
    #[wasm_bindgen(method, getter, js_name = rowsWritten)]
    fn written(this: &Reading) -> f64;
}

/// Around the object's storage: the database of one that has none throws when it is looked at.
#[derive(Clone)]
pub(super) struct Store(Origin);

/// What JavaScript threw.
pub(super) type Failure = JsValue;

impl Sql {
    pub(in crate::durable_object) fn from_storage(storage: JsValue) -> Self {
        Self(Store(Origin::given(storage, Self::KIND)))
    }

    /// The JavaScript `SqlStorage`; `undefined` where the object has none.
    pub fn raw(&self) -> JsValue {
        Reflect::get(self.0.0.value(), &"sql".into()).unwrap_or_default()
    }
}

impl Store {
    pub fn origin(&self) -> &Origin {
        &self.0
    }

    pub fn failed(&self, method: &str, failure: Failure) -> BindingError {
        self.0.thrown(method, failure)
    }

    pub fn exec(&self, sql: &str, params: &[Param]) -> Result<Reading, BindingError> {
        let params = params.iter().map(Param::to_js).collect::<Option<Array>>();
        let params = params.ok_or_else(|| self.0.refused("exec", Param::INEXACT))?;
        exec(self.0.value(), sql, params).map_err(|thrown| self.failed("exec", thrown))
    }

    pub fn database_size(&self) -> Result<u64, BindingError> {
        let size = database_size(self.0.value());
        size.map(|size| size as u64)
            .map_err(|thrown| self.failed("database_size", thrown))
    }
}

impl Reading {
    pub fn rows(&self) -> Result<String, Failure> {
        rows(self)
    }

    pub fn one(&self) -> Result<String, Failure> {
        one(self)
    }

    pub fn next(&self) -> Result<String, Failure> {
        next(self)
    }

    pub fn column(&self) -> Result<String, Failure> {
        column(self)
    }

    pub fn column_names(&self) -> Vec<String> {
        let names = self.names();
        names.iter().filter_map(|name| name.as_string()).collect()
    }

    pub fn rows_read(&self) -> u64 {
        self.read() as u64
    }

    pub fn rows_written(&self) -> u64 {
        self.written() as u64
    }
}
