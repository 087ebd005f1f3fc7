//! The namespace of `env`.

use super::{ListOptions, PutOptions};
use crate::{
    Body,
    bindings::{BindingError, js, origin::Origin},
    json::{Encode, Writer},
};
use js_sys::{Promise, Uint8Array};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type Namespace;
    #[wasm_bindgen(method, catch)]
    fn get(this: &Namespace, key: &str, kind: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = getWithMetadata)]
    fn get_with_metadata(this: &Namespace, key: &str, kind: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn put(
        this: &Namespace,
        key: &str,
        value: Uint8Array,
        options: JsValue,
    ) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn delete(this: &Namespace, key: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn list(this: &Namespace, options: JsValue) -> Result<Promise, JsValue>;

    /// What `getWithMetadata` gives.
    type Found;
    #[wasm_bindgen(method, getter)]
    fn value(this: &Found) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn metadata(this: &Found) -> JsValue;
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

    /// Reads a value as what KV calls a type; `null` where there is none.
    async fn read(&self, method: &str, key: &str, kind: &str) -> Result<JsValue, BindingError> {
        self.0.settle(method, self.namespace().get(key, kind)).await
    }

    pub async fn get(&self, key: &str) -> Result<Option<String>, BindingError> {
        Ok(self.read("get", key, "text").await?.as_string())
    }

    pub async fn get_bytes(
        &self,
        method: &str,
        key: &str,
    ) -> Result<Option<Vec<u8>>, BindingError> {
        let buffer = self.read(method, key, "arrayBuffer").await?;
        Ok((!buffer.is_null()).then(|| js::bytes(&buffer)))
    }

    pub async fn get_stream(&self, key: &str) -> Result<Option<Body>, BindingError> {
        let stream = self.read("get_stream", key, "stream").await?;
        Ok((!stream.is_null()).then(|| Body::from_js(stream)))
    }

    pub async fn get_with_metadata(
        &self,
        key: &str,
    ) -> Result<Option<(String, Option<String>)>, BindingError> {
        let (value, metadata) = self.read_with_metadata(key, "text").await?;
        Ok(value.as_string().map(|value| (value, metadata)))
    }

    pub async fn get_bytes_with_metadata(
        &self,
        key: &str,
    ) -> Result<Option<(Vec<u8>, Option<String>)>, BindingError> {
        let (buffer, metadata) = self.read_with_metadata(key, "arrayBuffer").await?;
        Ok((!buffer.is_null()).then(|| (js::bytes(&buffer), metadata)))
    }

    /// The value, and JSON of the metadata.
    async fn read_with_metadata(
        &self,
        key: &str,
        kind: &str,
    ) -> Result<(JsValue, Option<String>), BindingError> {
        let method = "get_with_metadata";
        let called = self.namespace().get_with_metadata(key, kind);
        let found: Found = self.0.settle(method, called).await?.unchecked_into();
        let metadata = Some(found.metadata()).filter(|metadata| !metadata.is_null());
        let metadata = metadata
            .map(|metadata| js::stringify(&metadata))
            .transpose();
        let metadata = metadata.map_err(|thrown| self.0.thrown(method, thrown))?;
        Ok((found.value(), metadata))
    }

    pub async fn put(
        &self,
        method: &str,
        key: &str,
        value: &[u8],
        options: &PutOptions,
    ) -> Result<(), BindingError> {
        // A copy: the platform reads it later, when Wasm's memory may have moved.
        let value = Uint8Array::from(value);
        let called = js::parse_text(options.to_json())
            .and_then(|options| self.namespace().put(key, value, options));
        self.0.settle(method, called).await.map(drop)
    }

    pub async fn delete(&self, key: &str) -> Result<(), BindingError> {
        self.0
            .settle("delete", self.namespace().delete(key))
            .await
            .map(drop)
    }

    /// The page as JSON.
    pub async fn list(&self, method: &str, options: &ListOptions) -> Result<String, BindingError> {
        let called = js::parse(options).and_then(|options| self.namespace().list(options));
        let list = self.0.settle(method, called).await?;
        js::stringify(&list).map_err(|thrown| self.0.thrown(method, thrown))
    }
}

impl Encode for ListOptions {
    fn encode(&self, writer: &mut Writer<'_>) {
        writer.begin_object();
        if let Some(prefix) = &self.prefix {
            writer.field("prefix", prefix);
        }
        if let Some(limit) = self.limit {
            writer.field("limit", &i64::from(limit));
        }
        if let Some(cursor) = &self.cursor {
            writer.field("cursor", cursor);
        }
        writer.end_object();
    }
}

impl PutOptions {
    fn to_json(&self) -> Vec<u8> {
        let mut out = Vec::new();
        let mut writer = Writer::new(&mut out);
        writer.begin_object();
        for (key, seconds) in [
            ("expiration", self.expiration),
            ("expirationTtl", self.expiration_ttl),
        ] {
            if let Some(seconds) = seconds {
                writer.field(key, &js::int(seconds));
            }
        }
        if let Some(metadata) = &self.metadata {
            if out.len() > 1 {
                out.push(b',');
            }
            out.extend_from_slice(b"\"metadata\":");
            out.extend_from_slice(metadata);
        }
        out.push(b'}');
        out
    }
}
