//! A namespace whose values the contract declares.

use super::{Entry, Key, Kv, List, ListOptions, PutOptions};
use crate::{
    Payload,
    bindings::{BindingError, Typed, origin::Site},
    json::{self, Decode, Encode, Value},
};
use std::fmt;

/// A KV namespace whose values are JSON of `T`s, as the contract declares: `bindings: { LINKS: kv(Link) }`. Metadata are
/// `M`s, where it declares that, too.
///
/// What is read is checked, and what is put: a value that the contract does not allow is an error that names the key and
/// says why.
///
/// ```
/// use bimetal::{Kv, Payload, kv::Payloads};
/// # use bimetal::schema::Node;
/// # const NODE: &Node = &Node::Boolean(None);
///
/// // Emitted from the contract, as is the type of the field `env.flags`.
/// const FLAGS: Payloads<bool> = Payloads { value: Payload::new(0, "FLAGS", "Flag", NODE), metadata: None };
///
/// # bimetal::test::block_on(async {
/// let flags = Kv::fake().typed(FLAGS);
/// flags.put("dark", &true).await?;
/// assert_eq!(flags.get("dark").await?, Some(true));
///
/// flags.untyped().put("dark", "\"yes\"").await?;
/// assert_eq!(
///     flags.get("dark").await.unwrap_err().reason(),
///     "the value of `dark` is no Flag: value: Invalid input: expected boolean, received string"
/// );
/// # Ok::<(), bimetal::Error>(())
/// # }).unwrap();
/// ```
pub struct TypedKv<T, M = Value> {
    kv: Kv,
    payloads: Payloads<T, M>,
}

/// What the contract says of a KV namespace. Emitted for each as a constant.
pub struct Payloads<T, M = Value> {
    /// Of the values.
    pub value: Payload<T>,
    /// Of what is kept beside them; without it, any JSON.
    pub metadata: Option<Payload<M>>,
}

impl<T, M> TypedKv<T, M> {
    /// The namespace itself, for values that are something else.
    pub fn untyped(&self) -> &Kv {
        &self.kv
    }

    /// Deletes a value; there need not be one.
    ///
    /// # Errors
    /// The platform's own.
    pub async fn delete(&self, key: &str) -> Result<(), BindingError> {
        self.kv.delete(key).await
    }

    fn site(&self) -> Site {
        self.kv.0.origin().site()
    }
}

impl<T: Decode, M: Decode> TypedKv<T, M> {
    /// Reads a value.
    ///
    /// # Errors
    /// The platform's own, and a value that is no `T`.
    pub async fn get(&self, key: &str) -> Result<Option<T>, BindingError> {
        let bytes = self.kv.0.get_bytes("get", key).await?;
        bytes
            .map(|bytes| self.read_value("get", key, &bytes))
            .transpose()
    }

    /// Reads a value with its metadata.
    ///
    /// # Errors
    /// The platform's own, a value that is no `T`, and metadata that is no `M`.
    pub async fn get_with_metadata(&self, key: &str) -> Result<Option<Entry<M, T>>, BindingError> {
        let method = "get_with_metadata";
        let Some((value, metadata)) = self.kv.0.get_bytes_with_metadata(key).await? else {
            return Ok(None);
        };
        Ok(Some(Entry {
            value: self.read_value(method, key, &value)?,
            metadata: metadata
                .map(|metadata| self.read_metadata(method, key, metadata.as_bytes()))
                .transpose()?,
        }))
    }

    /// Lists keys in the order of their UTF-8 bytes, at most 1,000 at once, with their metadata.
    ///
    /// # Errors
    /// The platform's own, and metadata that is no `M`.
    pub async fn list(&self, options: &ListOptions) -> Result<List<M>, BindingError> {
        let method = "list";
        let text = self.kv.0.list(method, options).await?;
        let List { keys, cursor } = self
            .kv
            .read_list::<Value>(method, &text, |reader| Value::decode(reader).map(Some))?;
        let keys = keys.into_iter().map(|key| {
            let metadata = key.metadata.filter(|metadata| *metadata != Value::Null);
            let metadata = metadata
                .map(|metadata| self.read_metadata(method, &key.name, &json::to_vec(&metadata)));
            Ok(Key {
                metadata: metadata.transpose()?,
                name: key.name,
                expiration: key.expiration,
            })
        });
        let keys: Result<Vec<Key<M>>, BindingError> = keys.collect();
        Ok(List {
            keys: keys?,
            cursor,
        })
    }

    fn read_value(&self, method: &str, key: &str, json: &[u8]) -> Result<T, BindingError> {
        let payload = self.payloads.value;
        payload.read(self.site(), method, || value_of(key), json)
    }

    fn read_metadata(&self, method: &str, key: &str, json: &[u8]) -> Result<M, BindingError> {
        match self.payloads.metadata {
            Some(payload) => payload.read(self.site(), method, || metadata_of(key), json),
            None => json::from_slice(json).map_err(|_| self.kv.0.origin().invalid(method)),
        }
    }
}

impl<T: Decode + Encode, M: Decode + Encode> TypedKv<T, M> {
    /// Puts a value.
    ///
    /// # Errors
    /// The platform's own, and a value that the contract does not allow.
    pub async fn put(&self, key: &str, value: &T) -> Result<(), BindingError> {
        self.put_as("put", key, value, &PutOptions::new()).await
    }

    /// Puts a value that expires, or with metadata.
    ///
    /// # Errors
    /// The platform's own, and a value or metadata that the contract does not allow.
    pub async fn put_with(
        &self,
        key: &str,
        value: &T,
        options: &PutOptions,
    ) -> Result<(), BindingError> {
        let method = "put_with";
        let mut options = options.clone();
        if let (Some(payload), Some(metadata)) = (self.payloads.metadata, &options.metadata) {
            let metadata = payload.read(self.site(), method, || metadata_of(key), metadata)?;
            options = options.metadata(&metadata);
        }
        self.put_as(method, key, value, &options).await
    }

    async fn put_as(
        &self,
        method: &str,
        key: &str,
        value: &T,
        options: &PutOptions,
    ) -> Result<(), BindingError> {
        let payload = self.payloads.value;
        let json = payload.write(self.site(), method, || value_of(key), value)?;
        self.kv.0.put(method, key, &json, options).await
    }
}

fn value_of(key: &str) -> String {
    format!("the value of `{key}`")
}

fn metadata_of(key: &str) -> String {
    format!("the metadata of `{key}`")
}

impl Kv {
    /// The same namespace, whose values are what the contract declares.
    pub fn typed<T, M>(self, payloads: Payloads<T, M>) -> TypedKv<T, M> {
        TypedKv { kv: self, payloads }
    }
}

impl<T, M> Typed for TypedKv<T, M> {
    type Untyped = Kv;
    type Payloads = Payloads<T, M>;

    fn of(kv: Kv, payloads: Payloads<T, M>) -> Self {
        kv.typed(payloads)
    }
}

impl<T, M> Clone for TypedKv<T, M> {
    fn clone(&self) -> Self {
        self.kv.clone().typed(self.payloads)
    }
}

impl<T, M> Clone for Payloads<T, M> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T, M> Copy for Payloads<T, M> {}

impl<T, M> fmt::Debug for TypedKv<T, M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.kv.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{schema::Node, test::block_on};

    const FLAGS: Payloads<bool, String> = Payloads {
        value: Payload::new(0, "FLAGS", "Flag", &Node::Boolean(None)),
        metadata: Some(Payload::new(1, "FLAGS", "Note", NOTE)),
    };
    const NOTE: &Node = &Node::Text(&[], None);

    #[test]
    fn values_and_metadata_are_read_as_they_were_put() {
        let flags = Kv::fake().typed(FLAGS);
        block_on(async {
            flags.put("a", &true).await?;
            let noted = PutOptions::new().metadata("by hand");
            flags.put_with("b", &false, &noted).await?;
            assert_eq!(flags.get("a").await?, Some(true));
            assert_eq!(flags.get("c").await?, None);
            assert_eq!(flags.untyped().get("b").await?.as_deref(), Some("false"));

            let entry = flags.get_with_metadata("b").await?.expect("it was put");
            assert_eq!(
                (entry.value, entry.metadata.as_deref()),
                (false, Some("by hand"))
            );
            let page = flags.list(&ListOptions::new()).await?;
            let listed = page.keys.iter();
            let listed: Vec<_> = listed
                .map(|key| (key.name.as_str(), key.metadata.as_deref()))
                .collect();
            assert_eq!(listed, [("a", None), ("b", Some("by hand"))]);

            flags.delete("a").await?;
            assert_eq!(flags.get("a").await?, None);
            Ok::<(), BindingError>(())
        })
        .unwrap();
    }

    #[test]
    fn what_is_stored_and_is_no_payload_is_an_error_that_names_the_key() {
        let flags = Kv::fake().typed(FLAGS);
        block_on(async {
            let noted = PutOptions::new().metadata(&1.0);
            flags.untyped().put_with("a", "1", &noted).await?;
            flags.untyped().put_with("b", "true", &noted).await?;
            flags.untyped().put("c", "true!").await
        })
        .unwrap();
        let error = block_on(flags.get("a")).unwrap_err();
        assert!(error.is_invalid());
        assert_eq!(
            error.to_string(),
            "KV namespace: get: the value of `a` is no Flag: value: Invalid input: expected boolean, received number"
        );
        let metadata = "the metadata of `b` is no Note: value: Invalid input: expected string, received number";
        let error = block_on(flags.get_with_metadata("b")).unwrap_err();
        assert_eq!(error.reason(), metadata);
        let from_b = ListOptions::new().prefix("b");
        assert_eq!(
            block_on(flags.list(&from_b)).unwrap_err().reason(),
            metadata
        );
        assert_eq!(
            block_on(flags.get("c")).unwrap_err().reason(),
            "the value of `c` is no Flag: it is no JSON, has half of a surrogate pair, or is nested too deep"
        );
    }

    #[test]
    fn metadata_is_checked_before_anything_is_put() {
        let flags = Kv::fake().typed(FLAGS);
        let noted = PutOptions::new().metadata(&true);
        let error = block_on(flags.put_with("a", &true, &noted)).unwrap_err();
        assert_eq!(
            error.reason(),
            "the metadata of `a` is no Note: value: Invalid input: expected string, received boolean"
        );
        assert_eq!(block_on(flags.get("a")).unwrap(), None);
    }
}
