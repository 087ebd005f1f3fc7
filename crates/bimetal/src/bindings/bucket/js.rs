//! The bucket of `env`.

use super::{HttpMetadata, List, ListOptions, Object, ObjectBody, PutOptions, Range};
use crate::{
    Body,
    bindings::{BindingError, js, origin::Origin},
    json::{Encode, Writer},
};
use js_sys::{Promise, Uint8Array};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type R2Bucket;
    #[wasm_bindgen(method, catch)]
    fn head(this: &R2Bucket, key: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn get(this: &R2Bucket, key: &str, options: JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn put(
        this: &R2Bucket,
        key: &str,
        value: JsValue,
        options: JsValue,
    ) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn delete(this: &R2Bucket, keys: JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn list(this: &R2Bucket, options: JsValue) -> Result<Promise, JsValue>;

    /// `R2ObjectBody`
    type Found;
    #[wasm_bindgen(method, getter)]
    fn body(this: &Found) -> JsValue;
}

#[derive(Clone)]
pub(super) struct Store(pub Origin);

impl Store {
    pub fn origin(&self) -> &Origin {
        &self.0
    }

    fn bucket(&self) -> &R2Bucket {
        self.0.cast()
    }

    pub async fn head(&self, key: &str) -> Result<Option<Object>, BindingError> {
        let found = self.0.settle("head", self.bucket().head(key)).await?;
        js::decode(&found).map_err(|_| self.0.invalid("head"))
    }

    pub async fn get(
        &self,
        method: &str,
        key: &str,
        range: Option<Range>,
    ) -> Result<Option<ObjectBody>, BindingError> {
        let called = match range {
            None => Ok(JsValue::UNDEFINED),
            Some(range) => js::parse(&range),
        };
        let called = called.and_then(|options| self.bucket().get(key, options));
        let found = self.0.settle(method, called).await?;
        let object: Option<Object> = js::decode(&found).map_err(|_| self.0.invalid(method))?;
        // The body is no own property, so that the JSON above does not touch it.
        Ok(object.map(|object| ObjectBody {
            object,
            body: Body::from_js(found.unchecked_into::<Found>().body()),
        }))
    }

    pub async fn put(
        &self,
        method: &str,
        key: &str,
        value: &[u8],
        options: &PutOptions,
    ) -> Result<Object, BindingError> {
        // A copy: the platform reads it later, when Wasm's memory may have moved.
        self.send(method, key, Uint8Array::from(value).into(), options)
            .await
    }

    pub async fn put_stream(
        &self,
        key: &str,
        value: Body,
        options: &PutOptions,
    ) -> Result<Object, BindingError> {
        let method = "put_stream";
        let value = value
            .into_js()
            .await
            .map_err(|error| self.0.thrown(method, error.to_js()))?;
        let value = if value.is_undefined() {
            JsValue::NULL
        } else {
            value
        };
        self.send(method, key, value, options).await
    }

    async fn send(
        &self,
        method: &str,
        key: &str,
        value: JsValue,
        options: &PutOptions,
    ) -> Result<Object, BindingError> {
        let called = js::parse(options).and_then(|options| self.bucket().put(key, value, options));
        let put = self.0.settle(method, called).await?;
        js::decode(&put).map_err(|_| self.0.invalid(method))
    }

    pub async fn delete(&self, method: &str, keys: &[&str]) -> Result<(), BindingError> {
        let called = js::parse(keys).and_then(|keys| self.bucket().delete(keys));
        self.0.settle(method, called).await.map(drop)
    }

    pub async fn list(&self, options: &ListOptions) -> Result<List, BindingError> {
        let called = js::parse(options).and_then(|options| self.bucket().list(options));
        let list = self.0.settle("list", called).await?;
        js::decode(&list).map_err(|_| self.0.invalid("list"))
    }
}

impl Encode for PutOptions {
    fn encode(&self, writer: &mut Writer<'_>) {
        writer.begin_object();
        writer.field("httpMetadata", &self.http_metadata);
        writer.field("customMetadata", &Pairs(&self.custom_metadata));
        writer.end_object();
    }
}

/// An object whose keys are names of one's own.
struct Pairs<'a>(&'a [(String, String)]);

impl Encode for Pairs<'_> {
    fn encode(&self, writer: &mut Writer<'_>) {
        writer.begin_object();
        for (name, value) in self.0 {
            writer.field(name, value);
        }
        writer.end_object();
    }
}

impl Encode for HttpMetadata {
    fn encode(&self, writer: &mut Writer<'_>) {
        writer.begin_object();
        for (name, value) in [
            ("contentType", &self.content_type),
            ("contentLanguage", &self.content_language),
            ("contentDisposition", &self.content_disposition),
            ("contentEncoding", &self.content_encoding),
            ("cacheControl", &self.cache_control),
        ] {
            if let Some(value) = value {
                writer.field(name, value);
            }
        }
        if let Some(at) = self.cache_expiry {
            // The platform takes a number for a `Date`.
            writer.field("cacheExpiry", &js::int(at));
        }
        writer.end_object();
    }
}

/// As `R2GetOptions`.
impl Encode for Range {
    fn encode(&self, writer: &mut Writer<'_>) {
        struct Part<'a>(&'a Range);
        impl Encode for Part<'_> {
            fn encode(&self, writer: &mut Writer<'_>) {
                let (name, number) = match *self.0 {
                    Range::From(offset) | Range::Part { offset, .. } => ("offset", offset),
                    Range::Last(suffix) => ("suffix", suffix),
                };
                writer.begin_object();
                writer.field(name, &js::int(number));
                if let Range::Part { length, .. } = *self.0 {
                    writer.field("length", &js::int(length));
                }
                writer.end_object();
            }
        }
        writer.begin_object();
        writer.field("range", &Part(self));
        writer.end_object();
    }
}

impl Encode for ListOptions {
    fn encode(&self, writer: &mut Writer<'_>) {
        writer.begin_object();
        for (name, value) in [
            ("prefix", &self.prefix),
            ("cursor", &self.cursor),
            ("delimiter", &self.delimiter),
            ("startAfter", &self.start_after),
        ] {
            if let Some(value) = value {
                writer.field(name, value);
            }
        }
        if let Some(limit) = self.limit {
            writer.field("limit", &i64::from(limit));
        }
        if self.metadata {
            writer.field("include", &["httpMetadata", "customMetadata"][..]);
        }
        writer.end_object();
    }
}
