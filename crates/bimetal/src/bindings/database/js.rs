//! The database of `env`.

use super::{BatchResult, Database, ExecResult, Meta, Param, Statement};
use crate::bindings::{BindingError, js, origin::Origin};
use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type D1;
    #[wasm_bindgen(method, catch)]
    fn prepare(this: &D1, sql: &str) -> Result<Prepared, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn batch(this: &D1, statements: Array) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn exec(this: &D1, sql: &str) -> Result<Promise, JsValue>;

    /// `D1PreparedStatement`
    type Prepared;
    #[wasm_bindgen(method, catch, variadic)]
    fn bind(this: &Prepared, params: Array) -> Result<Prepared, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn first(this: &Prepared, column: Option<&str>) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn all(this: &Prepared) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn run(this: &Prepared) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn raw(this: &Prepared) -> Result<Promise, JsValue>;

    /// `D1Result`
    type D1Result;
    #[wasm_bindgen(method, getter)]
    fn results(this: &D1Result) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn meta(this: &D1Result) -> JsValue;
}

#[derive(Clone)]
pub(super) struct Store(pub Origin);

impl Store {
    pub fn origin(&self) -> &Origin {
        &self.0
    }

    pub async fn first(
        &self,
        statement: &Statement,
        column: Option<&str>,
    ) -> Result<String, BindingError> {
        let prepared = self.prepare("first", statement)?;
        let value = self.0.settle("first", prepared.first(column)).await?;
        self.stringify("first", &value)
    }

    pub async fn all(
        &self,
        method: &str,
        statement: &Statement,
    ) -> Result<(String, Meta), BindingError> {
        let prepared = self.prepare(method, statement)?;
        let result = self
            .0
            .settle(method, prepared.all())
            .await?
            .unchecked_into();
        self.read(method, &result)
    }

    pub async fn run(&self, statement: &Statement) -> Result<Meta, BindingError> {
        let prepared = self.prepare("run", statement)?;
        let result: D1Result = self.0.settle("run", prepared.run()).await?.unchecked_into();
        self.meta("run", &result)
    }

    pub async fn raw(&self, statement: &Statement) -> Result<String, BindingError> {
        let prepared = self.prepare("raw", statement)?;
        let rows = self.0.settle("raw", prepared.raw()).await?;
        self.stringify("raw", &rows)
    }

    pub async fn batch(
        &self,
        statements: Vec<Statement>,
    ) -> Result<Vec<BatchResult>, BindingError> {
        let method = "batch";
        let prepared: Result<Array, _> = statements
            .iter()
            .map(|statement| self.prepare(method, statement).map(JsValue::from))
            .collect();
        let called = self.0.cast::<D1>().batch(prepared?);
        let results: Array = self.0.settle(method, called).await?.unchecked_into();
        let results = results.iter().map(|result| {
            let (rows, meta) = self.read(method, result.unchecked_ref())?;
            Ok(BatchResult {
                meta,
                database: Database(self.clone()),
                rows,
            })
        });
        results.collect()
    }

    pub async fn exec(&self, sql: &str) -> Result<ExecResult, BindingError> {
        let result = self.0.settle("exec", self.0.cast::<D1>().exec(sql)).await?;
        js::decode(&result).map_err(|_| self.0.invalid("exec"))
    }

    fn prepare(&self, method: &str, statement: &Statement) -> Result<Prepared, BindingError> {
        let params = statement
            .params
            .iter()
            .map(Param::to_js)
            .collect::<Option<Array>>();
        let params = params.ok_or_else(|| self.0.refused(method, Param::INEXACT))?;
        let prepared = self.0.cast::<D1>().prepare(&statement.sql);
        let bound = prepared.and_then(|prepared| match params.length() {
            0 => Ok(prepared),
            _ => prepared.bind(params),
        });
        bound.map_err(|thrown| self.0.thrown(method, thrown))
    }

    fn read(&self, method: &str, result: &D1Result) -> Result<(String, Meta), BindingError> {
        Ok((
            self.stringify(method, &result.results())?,
            self.meta(method, result)?,
        ))
    }

    fn meta(&self, method: &str, result: &D1Result) -> Result<Meta, BindingError> {
        js::decode(&result.meta()).map_err(|_| self.0.invalid(method))
    }

    fn stringify(&self, method: &str, value: &JsValue) -> Result<String, BindingError> {
        js::stringify(value).map_err(|thrown| self.0.thrown(method, thrown))
    }
}

impl Param {
    /// `None` for an integer that JavaScript cannot have.
    pub(crate) fn to_js(&self) -> Option<JsValue> {
        Some(match self {
            Self::Null => JsValue::NULL,
            Self::Integer(integer) => Self::exact(*integer)?.into(),
            Self::Real(number) => (*number).into(),
            Self::Text(text) => text.into(),
            Self::Blob(bytes) => Uint8Array::from(bytes.as_slice()).into(),
        })
    }
}
