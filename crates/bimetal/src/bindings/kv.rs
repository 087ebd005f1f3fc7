//! Workers KV.

mod list;
mod options;
mod typed;

#[cfg(not(target_arch = "wasm32"))]
mod fake;
#[cfg(target_arch = "wasm32")]
mod js;

#[cfg(not(target_arch = "wasm32"))]
use fake::Store;
#[cfg(target_arch = "wasm32")]
use js::Store;

pub use list::{Key, List};
pub use options::{ListOptions, PutOptions};
pub use typed::{Payloads, TypedKv};

use super::{BindingError, binding};
use crate::{
    Body,
    json::{self, Decode, Encode},
};
use list::ReadMetadata;

/// A KV namespace.
///
/// Values are bytes of at most 25 MiB, with a name of at most 512 bytes. A value that was put may be seen elsewhere up
/// to a minute later.
///
/// ```
/// use bimetal::{Kv, kv::PutOptions};
///
/// # bimetal::test::block_on(async {
/// let links = Kv::fake();
/// links.put("home", "https://example.com").await?;
/// links.put_with("flash", "gone in an hour", &PutOptions::new().expiration_ttl(3600)).await?;
///
/// assert_eq!(links.get("home").await?.as_deref(), Some("https://example.com"));
/// assert_eq!(links.get("away").await?, None);
/// # Ok::<(), bimetal::Error>(())
/// # }).unwrap();
/// ```
#[derive(Clone)]
pub struct Kv(Store);

binding!(Kv, "KV namespace", object);

/// A value and what was put beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry<M, V = String> {
    /// The value: text, unless the contract declares what it is.
    pub value: V,
    /// The metadata, if it was put with some.
    pub metadata: Option<M>,
}

impl Kv {
    /// Reads a value as text.
    ///
    /// # Errors
    /// The platform's own.
    pub async fn get(&self, key: &str) -> Result<Option<String>, BindingError> {
        self.0.get(key).await
    }

    /// Reads a value as bytes.
    ///
    /// # Errors
    /// The platform's own.
    pub async fn get_bytes(&self, key: &str) -> Result<Option<Vec<u8>>, BindingError> {
        self.0.get_bytes("get_bytes", key).await
    }

    /// Reads a value that is JSON.
    ///
    /// # Errors
    /// The platform's own, and a value that is no `T`.
    pub async fn get_json<T: Decode>(&self, key: &str) -> Result<Option<T>, BindingError> {
        match self.0.get_bytes("get_json", key).await? {
            None => Ok(None),
            Some(bytes) => json::from_slice(&bytes)
                .map(Some)
                .map_err(|_| self.0.origin().invalid("get_json")),
        }
    }

    /// Reads a value as a stream, which may be a response's body: then its bytes do not enter Wasm.
    ///
    /// # Errors
    /// The platform's own.
    pub async fn get_stream(&self, key: &str) -> Result<Option<Body>, BindingError> {
        self.0.get_stream(key).await
    }

    /// Reads a value as text, with its metadata.
    ///
    /// ```
    /// # use bimetal::{Kv, kv::PutOptions};
    /// # bimetal::test::block_on(async {
    /// let links = Kv::fake();
    /// links.put_with("home", "https://example.com", &PutOptions::new().metadata(&1.0)).await?;
    ///
    /// let entry = links.get_with_metadata::<f64>("home").await?.expect("it was put");
    /// assert_eq!((entry.value.as_str(), entry.metadata), ("https://example.com", Some(1.0)));
    /// # Ok::<(), bimetal::Error>(())
    /// # }).unwrap();
    /// ```
    ///
    /// # Errors
    /// The platform's own, and metadata that is no `M`.
    pub async fn get_with_metadata<M: Decode>(
        &self,
        key: &str,
    ) -> Result<Option<Entry<M>>, BindingError> {
        let Some((value, metadata)) = self.0.get_with_metadata(key).await? else {
            return Ok(None);
        };
        let metadata = metadata
            .map(|metadata| json::from_slice(metadata.as_bytes()))
            .transpose();
        let metadata = metadata.map_err(|_| self.0.origin().invalid("get_with_metadata"))?;
        Ok(Some(Entry { value, metadata }))
    }

    /// Puts a value, as bytes: for a `str` those of its UTF-8.
    ///
    /// # Errors
    /// The platform's own.
    pub async fn put(&self, key: &str, value: impl AsRef<[u8]>) -> Result<(), BindingError> {
        self.0
            .put("put", key, value.as_ref(), &PutOptions::new())
            .await
    }

    /// Puts a value as JSON.
    ///
    /// # Errors
    /// The platform's own.
    pub async fn put_json(
        &self,
        key: &str,
        value: &(impl Encode + ?Sized),
    ) -> Result<(), BindingError> {
        self.0
            .put("put_json", key, &json::to_vec(value), &PutOptions::new())
            .await
    }

    /// Puts a value that expires, or with metadata.
    ///
    /// # Errors
    /// The platform's own.
    pub async fn put_with(
        &self,
        key: &str,
        value: impl AsRef<[u8]>,
        options: &PutOptions,
    ) -> Result<(), BindingError> {
        self.0.put("put_with", key, value.as_ref(), options).await
    }

    /// Deletes a value; there need not be one.
    ///
    /// # Errors
    /// The platform's own.
    pub async fn delete(&self, key: &str) -> Result<(), BindingError> {
        self.0.delete(key).await
    }

    /// Lists keys in the order of their UTF-8 bytes, at most 1,000 at once.
    ///
    /// ```
    /// # use bimetal::{Kv, kv::ListOptions};
    /// # bimetal::test::block_on(async {
    /// # let links = Kv::fake();
    /// # for key in ["link:a", "link:b", "link:c"] { links.put(key, "").await?; }
    /// let mut names = Vec::new();
    /// let mut options = ListOptions::new().prefix("link:").limit(2);
    /// loop {
    ///     let page = links.list(&options).await?;
    ///     names.extend(page.keys.into_iter().map(|key| key.name));
    ///     let Some(cursor) = page.cursor else { break };
    ///     options = options.cursor(cursor);
    /// }
    /// assert_eq!(names, ["link:a", "link:b", "link:c"]);
    /// # Ok::<(), bimetal::Error>(())
    /// # }).unwrap();
    /// ```
    ///
    /// # Errors
    /// The platform's own.
    pub async fn list(&self, options: &ListOptions) -> Result<List, BindingError> {
        let list = self.0.list("list", options).await?;
        self.read_list("list", &list, |reader| reader.skip().map(|()| None))
    }

    /// Lists keys with their metadata.
    ///
    /// ```
    /// # use bimetal::{Kv, kv::{ListOptions, PutOptions}};
    /// # bimetal::test::block_on(async {
    /// # let links = Kv::fake();
    /// links.put_with("home", "https://example.com", &PutOptions::new().metadata("ada")).await?;
    ///
    /// let page = links.list_with_metadata::<String>(&ListOptions::new()).await?;
    /// assert_eq!(page.keys[0].metadata.as_deref(), Some("ada"));
    /// # Ok::<(), bimetal::Error>(())
    /// # }).unwrap();
    /// ```
    ///
    /// # Errors
    /// The platform's own, and metadata that is no `M`.
    pub async fn list_with_metadata<M: Decode>(
        &self,
        options: &ListOptions,
    ) -> Result<List<M>, BindingError> {
        let list = self.0.list("list_with_metadata", options).await?;
        self.read_list("list_with_metadata", &list, Decode::decode)
    }

    fn read_list<M>(
        &self,
        method: &str,
        text: &str,
        metadata: ReadMetadata<M>,
    ) -> Result<List<M>, BindingError> {
        list::read(text, metadata).map_err(|_| self.0.origin().invalid(method))
    }
}
