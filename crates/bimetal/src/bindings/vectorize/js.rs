//! The index of `env`.

use super::{IndexInfo, Match, QueryOptions, Vector};
use crate::{
    bindings::{BindingError, js, origin::Origin},
    json::{Decode, Invalid, Reader},
};
use js_sys::{Float32Array, Promise};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type Index;
    #[wasm_bindgen(method, catch)]
    fn describe(this: &Index) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn query(this: &Index, vector: Float32Array, options: JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = queryById)]
    fn query_by_id(this: &Index, id: &str, options: JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn insert(this: &Index, vectors: JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn upsert(this: &Index, vectors: JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = getByIds)]
    fn get_by_ids(this: &Index, ids: JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = deleteByIds)]
    fn delete_by_ids(this: &Index, ids: JsValue) -> Result<Promise, JsValue>;
}

#[derive(Clone)]
pub(super) struct Store(pub Origin);

impl Store {
    pub fn origin(&self) -> &Origin {
        &self.0
    }

    fn index(&self) -> &Index {
        self.0.cast()
    }

    pub async fn describe(&self) -> Result<IndexInfo, BindingError> {
        self.0.settle_as("describe", self.index().describe()).await
    }

    pub async fn query(
        &self,
        vector: &[f32],
        options: &QueryOptions,
    ) -> Result<Vec<Match>, BindingError> {
        // A copy: the platform reads it later, when Wasm's memory may have moved.
        let vector = Float32Array::from(vector);
        let called = js::parse(options).and_then(|options| self.index().query(vector, options));
        let found: Matches = self.0.settle_as("query", called).await?;
        Ok(found.0)
    }

    pub async fn query_by_id(
        &self,
        id: &str,
        options: &QueryOptions,
    ) -> Result<Vec<Match>, BindingError> {
        let called = js::parse(options).and_then(|options| self.index().query_by_id(id, options));
        let found: Matches = self.0.settle_as("query_by_id", called).await?;
        Ok(found.0)
    }

    pub async fn insert(&self, vectors: &[Vector]) -> Result<String, BindingError> {
        let called = js::parse(vectors).and_then(|vectors| self.index().insert(vectors));
        self.mutate("insert", called).await
    }

    pub async fn upsert(&self, vectors: &[Vector]) -> Result<String, BindingError> {
        let called = js::parse(vectors).and_then(|vectors| self.index().upsert(vectors));
        self.mutate("upsert", called).await
    }

    pub async fn get_by_ids(&self, ids: &[&str]) -> Result<Vec<Vector>, BindingError> {
        let called = js::parse(ids).and_then(|ids| self.index().get_by_ids(ids));
        self.0.settle_as("get_by_ids", called).await
    }

    pub async fn delete_by_ids(&self, ids: &[&str]) -> Result<String, BindingError> {
        let called = js::parse(ids).and_then(|ids| self.index().delete_by_ids(ids));
        self.mutate("delete_by_ids", called).await
    }

    async fn mutate(
        &self,
        method: &str,
        called: Result<Promise, JsValue>,
    ) -> Result<String, BindingError> {
        let mutation: Mutation = self.0.settle_as(method, called).await?;
        Ok(mutation.0)
    }
}

/// `VectorizeMatches`
struct Matches(Vec<Match>);

impl Decode for Matches {
    fn decode(reader: &mut Reader<'_>) -> Result<Self, Invalid> {
        let mut matches = Vec::new();
        reader.begin_object()?;
        while let Some(name) = reader.next_key()? {
            match name {
                "matches" => matches = Decode::decode(reader)?,
                _ => reader.skip()?,
            }
        }
        Ok(Self(matches))
    }
}

/// `VectorizeAsyncMutation`
struct Mutation(String);

impl Decode for Mutation {
    fn decode(reader: &mut Reader<'_>) -> Result<Self, Invalid> {
        // An index of the first version of Vectorize has no mutations.
        let mut id = String::new();
        reader.begin_object()?;
        while let Some(name) = reader.next_key()? {
            match name {
                "mutationId" => id = reader.string()?,
                _ => reader.skip()?,
            }
        }
        Ok(Self(id))
    }
}
