//! R2 buckets.

mod object;
mod options;
mod range;

#[cfg(not(target_arch = "wasm32"))]
mod fake;
#[cfg(target_arch = "wasm32")]
mod js;

#[cfg(not(target_arch = "wasm32"))]
use fake::Store;
#[cfg(target_arch = "wasm32")]
use js::Store;

pub use object::{HttpMetadata, List, Object, ObjectBody};
pub use options::{ListOptions, PutOptions};
pub use range::Range;

use super::{BindingError, binding};
use crate::Body;

/// An R2 bucket.
///
/// ```
/// use bimetal::{Bucket, bucket::PutOptions};
///
/// # bimetal::test::block_on(async {
/// let images = Bucket::fake();
/// images.put_with("cat.svg", "<svg/>", &PutOptions::new().content_type("image/svg+xml")).await?;
///
/// let found = images.get("cat.svg").await?.expect("it was put");
/// assert_eq!(found.object.http_metadata.content_type.as_deref(), Some("image/svg+xml"));
/// assert_eq!(found.body.text().await?, "<svg/>");
/// assert!(images.get("dog.svg").await?.is_none());
/// # Ok::<(), bimetal::Error>(())
/// # }).unwrap();
/// ```
#[derive(Clone)]
pub struct Bucket(Store);

binding!(Bucket, "R2 bucket", object);

impl Bucket {
    /// Looks an object up without its bytes.
    ///
    /// # Errors
    /// The platform's own.
    pub async fn head(&self, key: &str) -> Result<Option<Object>, BindingError> {
        self.0.head(key).await
    }

    /// Gets an object. Its body is a stream: handed on unread as a response's, its bytes do not enter Wasm.
    ///
    /// # Errors
    /// The platform's own.
    pub async fn get(&self, key: &str) -> Result<Option<ObjectBody>, BindingError> {
        self.0.get("get", key, None).await
    }

    /// Gets a part of an object: `10..20`, `10..`, `..20`, or its last bytes.
    ///
    /// ```
    /// # use bimetal::{Bucket, bucket::Range};
    /// # bimetal::test::block_on(async {
    /// # let logs = Bucket::fake();
    /// # logs.put("today", "0123456789").await?;
    /// let part = logs.get_range("today", 2..5).await?.expect("it was put");
    /// assert_eq!(part.body.text().await?, "234");
    /// let tail = logs.get_range("today", Range::Last(3)).await?.expect("it was put");
    /// assert_eq!(tail.body.text().await?, "789");
    /// # Ok::<(), bimetal::Error>(())
    /// # }).unwrap();
    /// ```
    ///
    /// # Errors
    /// The platform's own; among them, a range that the object has nothing in.
    pub async fn get_range(
        &self,
        key: &str,
        range: impl Into<Range>,
    ) -> Result<Option<ObjectBody>, BindingError> {
        self.0.get("get_range", key, Some(range.into())).await
    }

    /// Puts an object.
    ///
    /// # Errors
    /// The platform's own.
    pub async fn put(&self, key: &str, value: impl AsRef<[u8]>) -> Result<Object, BindingError> {
        self.0
            .put("put", key, value.as_ref(), &PutOptions::new())
            .await
    }

    /// Puts an object with what is to be kept beside it.
    ///
    /// # Errors
    /// The platform's own.
    pub async fn put_with(
        &self,
        key: &str,
        value: impl AsRef<[u8]>,
        options: &PutOptions,
    ) -> Result<Object, BindingError> {
        self.0.put("put_with", key, value.as_ref(), options).await
    }

    /// Puts a stream. A stream of JavaScript does not enter Wasm; the platform takes only one whose length it knows,
    /// as that of a request's body with a `Content-Length`.
    ///
    /// # Errors
    /// The platform's own, and the stream's.
    pub async fn put_stream(
        &self,
        key: &str,
        value: Body,
        options: &PutOptions,
    ) -> Result<Object, BindingError> {
        self.0.put_stream(key, value, options).await
    }

    /// Deletes an object; there need not be one.
    ///
    /// # Errors
    /// The platform's own.
    pub async fn delete(&self, key: &str) -> Result<(), BindingError> {
        self.0.delete("delete", &[key]).await
    }

    /// Deletes up to 1,000 objects at once.
    ///
    /// # Errors
    /// The platform's own.
    pub async fn delete_many(&self, keys: &[impl AsRef<str>]) -> Result<(), BindingError> {
        let keys: Vec<&str> = keys.iter().map(AsRef::as_ref).collect();
        self.0.delete("delete_many", &keys).await
    }

    /// Lists objects in the order of the UTF-8 bytes of their keys, at most 1,000 at once.
    ///
    /// ```
    /// # use bimetal::{Bucket, bucket::ListOptions};
    /// # bimetal::test::block_on(async {
    /// # let images = Bucket::fake();
    /// # for key in ["cats/1", "cats/2", "dogs/1", "index"] { images.put(key, "").await?; }
    /// let top = images.list(&ListOptions::new().delimiter("/")).await?;
    /// assert_eq!(top.delimited_prefixes, ["cats/", "dogs/"]);
    /// assert_eq!(top.objects[0].key, "index");
    /// # Ok::<(), bimetal::Error>(())
    /// # }).unwrap();
    /// ```
    ///
    /// # Errors
    /// The platform's own.
    pub async fn list(&self, options: &ListOptions) -> Result<List, BindingError> {
        self.0.list(options).await
    }
}
