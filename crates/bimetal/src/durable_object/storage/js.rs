//! The `DurableObjectStorage` of an object's state.

use super::{ListOptions, Sql, Storage};
use crate::{
    bindings::{BindingError, js, origin::Origin},
    json::{Encode, Writer},
};
use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// `DurableObjectStorage`
    type JsStorage;
    #[wasm_bindgen(method, catch)]
    fn get(this: &JsStorage, key: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = get)]
    fn get_many(this: &JsStorage, keys: JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn put(this: &JsStorage, key: &str, value: JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = put)]
    fn put_many(this: &JsStorage, entries: JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn delete(this: &JsStorage, key: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = delete)]
    fn delete_many(this: &JsStorage, keys: JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = deleteAll)]
    fn delete_all(this: &JsStorage) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn list(this: &JsStorage, options: JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = getAlarm)]
    fn get_alarm(this: &JsStorage) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = setAlarm)]
    fn set_alarm(this: &JsStorage, time: f64) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = deleteAlarm)]
    fn delete_alarm(this: &JsStorage) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn sync(this: &JsStorage) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = transactionSync)]
    fn transaction_sync(
        this: &JsStorage,
        run: &mut dyn FnMut() -> Result<(), JsValue>,
    ) -> Result<(), JsValue>;
}

#[derive(Clone)]
pub(super) struct Store(Origin);

impl Storage {
    /// The `storage` of a JavaScript `DurableObjectState`.
    pub fn from_js(storage: JsValue) -> Self {
        Self(Store(Origin::given(storage, Self::KIND)))
    }

    /// The JavaScript `DurableObjectStorage`.
    pub fn raw(&self) -> &JsValue {
        self.0.0.value()
    }
}

impl Store {
    pub fn origin(&self) -> &Origin {
        &self.0
    }

    fn storage(&self) -> &JsStorage {
        self.0.cast()
    }

    /// A value as JSON.
    pub async fn get(&self, key: &str) -> Result<Option<String>, BindingError> {
        let value = self.0.settle("get", self.storage().get(key)).await?;
        match value.is_undefined() {
            true => Ok(None),
            false => self.stringify("get", &value).map(Some),
        }
    }

    /// Pairs of keys and values as JSON.
    pub async fn get_many(&self, keys: &[String]) -> Result<String, BindingError> {
        let called = js::parse(keys).and_then(|keys| self.storage().get_many(keys));
        self.pairs("get_many", called).await
    }

    pub async fn put(&self, key: &str, value: Vec<u8>) -> Result<(), BindingError> {
        let called = js::parse_text(value).and_then(|value| self.storage().put(key, value));
        self.0.settle("put", called).await.map(drop)
    }

    pub async fn put_many(&self, entries: Vec<(String, Vec<u8>)>) -> Result<(), BindingError> {
        let called =
            js::parse_text(object(&entries)).and_then(|entries| self.storage().put_many(entries));
        self.0.settle("put_many", called).await.map(drop)
    }

    pub async fn delete(&self, key: &str) -> Result<bool, BindingError> {
        let deleted = self.0.settle("delete", self.storage().delete(key)).await?;
        Ok(deleted.is_truthy())
    }

    pub async fn delete_many(&self, keys: &[String]) -> Result<u64, BindingError> {
        let called = js::parse(keys).and_then(|keys| self.storage().delete_many(keys));
        let deleted = self.0.settle("delete_many", called).await?;
        Ok(deleted.as_f64().unwrap_or_default() as u64)
    }

    pub async fn delete_all(&self) -> Result<(), BindingError> {
        let called = self.storage().delete_all();
        self.0.settle("delete_all", called).await.map(drop)
    }

    /// Pairs of keys and values as JSON.
    pub async fn list(&self, options: &ListOptions) -> Result<String, BindingError> {
        let called = js::parse(options).and_then(|options| self.storage().list(options));
        self.pairs("list", called).await
    }

    pub async fn get_alarm(&self) -> Result<Option<u64>, BindingError> {
        let time = self
            .0
            .settle("get_alarm", self.storage().get_alarm())
            .await?;
        Ok(time.as_f64().map(|time| time as u64))
    }

    pub async fn set_alarm(&self, time: u64) -> Result<(), BindingError> {
        let called = self.storage().set_alarm(time as f64);
        self.0.settle("set_alarm", called).await.map(drop)
    }

    pub async fn delete_alarm(&self) -> Result<(), BindingError> {
        let called = self.storage().delete_alarm();
        self.0.settle("delete_alarm", called).await.map(drop)
    }

    pub async fn sync(&self) -> Result<(), BindingError> {
        self.0.settle("sync", self.storage().sync()).await.map(drop)
    }

    pub fn transaction_sync<T, E: From<BindingError>>(
        &self,
        run: impl FnOnce() -> Result<T, E>,
    ) -> Result<T, E> {
        let (mut run, mut result) = (Some(run), None);
        let done = self.storage().transaction_sync(&mut || {
            let ended = run.take().map(|run| run());
            let failed = matches!(ended, Some(Err(_)));
            result = ended;
            // What is thrown has the transaction taken back.
            if failed { Err(JsValue::NULL) } else { Ok(()) }
        });
        match (done, result) {
            (_, Some(Err(error))) => Err(error),
            (Ok(()), Some(Ok(value))) => Ok(value),
            (Ok(()), None) => Err(self.0.refused("transaction_sync", "it was not run").into()),
            (Err(thrown), _) => Err(self.0.thrown("transaction_sync", thrown).into()),
        }
    }

    pub fn sql(&self) -> Sql {
        Sql::from_storage(self.0.value().clone())
    }

    async fn pairs(
        &self,
        method: &str,
        called: Result<Promise, JsValue>,
    ) -> Result<String, BindingError> {
        let map = self.0.settle(method, called).await?;
        self.stringify(method, &Array::from(&map))
    }

    fn stringify(&self, method: &str, value: &JsValue) -> Result<String, BindingError> {
        js::stringify(value).map_err(|thrown| self.0.thrown(method, thrown))
    }
}

/// A JSON object of keys and their values, which are JSON.
fn object(entries: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut out = vec![b'{'];
    for (key, value) in entries {
        if out.len() > 1 {
            out.push(b',');
        }
        key.encode(&mut Writer::new(&mut out));
        out.push(b':');
        out.extend_from_slice(value);
    }
    out.push(b'}');
    out
}
