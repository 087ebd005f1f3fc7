//! The storage of a Durable Object.

mod list;

#[cfg(not(target_arch = "wasm32"))]
mod fake;
#[cfg(target_arch = "wasm32")]
mod js;

#[cfg(not(target_arch = "wasm32"))]
use fake::Store;
#[cfg(target_arch = "wasm32")]
use js::Store;

pub use list::ListOptions;

use super::Sql;
use crate::{
    bindings::BindingError,
    json::{self, Decode, Encode},
};
use list::Pair;
use std::collections::BTreeMap;

/// The storage of a Durable Object: values under keys, a database, and an alarm. It is cheap to clone.
///
/// Values are kept as the JavaScript values of their JSON, so that both languages read what either has put. What has
/// no JSON, a `Date` or a `Map` that TypeScript has put, is read as `JSON.stringify` writes it.
///
/// Keys have at most 2,048 bytes, and a value with its key at most 2 MiB. Nothing that was written is told to the
/// outside before it is on disk, so nothing need be awaited for that.
///
/// ```
/// use bimetal::durable_object::{ListOptions, Storage};
///
/// # bimetal::test::block_on(async {
/// let storage = Storage::fake();
/// storage.put("count", &1).await?;
/// storage.put_many([("user:ada", 36), ("user:grace", 85)]).await?;
///
/// assert_eq!(storage.get::<i64>("count").await?, Some(1));
/// assert_eq!(storage.get::<i64>("none").await?, None);
/// let users = storage.list::<i64>(&ListOptions::new().prefix("user:").reverse()).await?;
/// assert_eq!(users, [("user:grace".to_owned(), 85), ("user:ada".to_owned(), 36)]);
/// # Ok::<(), bimetal::Error>(())
/// # }).unwrap();
/// ```
#[derive(Clone)]
pub struct Storage(Store);

impl Storage {
    pub(crate) const KIND: &'static str = "Durable Object storage";

    /// Reads a value.
    ///
    /// # Errors
    /// The platform's own, and a value that is no `T`.
    pub async fn get<T: Decode>(&self, key: &str) -> Result<Option<T>, BindingError> {
        match self.0.get(key).await? {
            None => Ok(None),
            Some(text) => self.read("get", &text).map(Some),
        }
    }

    /// Reads the values of at most 128 keys; those that have none are left out.
    ///
    /// # Errors
    /// The platform's own, and a value that is no `T`.
    pub async fn get_many<T: Decode>(
        &self,
        keys: impl IntoIterator<Item: AsRef<str>>,
    ) -> Result<BTreeMap<String, T>, BindingError> {
        let text = self.0.get_many(&owned(keys)).await?;
        let pairs: Vec<Pair<T>> = self.read("get_many", &text)?;
        Ok(pairs
            .into_iter()
            .map(|Pair(key, value)| (key, value))
            .collect())
    }

    /// Puts a value.
    ///
    /// # Errors
    /// The platform's own.
    pub async fn put(&self, key: &str, value: &(impl Encode + ?Sized)) -> Result<(), BindingError> {
        self.0.put(key, json::to_vec(value)).await
    }

    /// Puts at most 128 values, all of them or none.
    ///
    /// # Errors
    /// The platform's own.
    pub async fn put_many<K: AsRef<str>, V: Encode>(
        &self,
        entries: impl IntoIterator<Item = (K, V)>,
    ) -> Result<(), BindingError> {
        let entries = entries.into_iter();
        let entries = entries.map(|(key, value)| (key.as_ref().to_owned(), json::to_vec(&value)));
        self.0.put_many(entries.collect()).await
    }

    /// Deletes a value, and tells whether there was one.
    ///
    /// # Errors
    /// The platform's own.
    pub async fn delete(&self, key: &str) -> Result<bool, BindingError> {
        self.0.delete(key).await
    }

    /// Deletes the values of at most 128 keys, and tells how many there were.
    ///
    /// # Errors
    /// The platform's own.
    pub async fn delete_many(
        &self,
        keys: impl IntoIterator<Item: AsRef<str>>,
    ) -> Result<u64, BindingError> {
        self.0.delete_many(&owned(keys)).await
    }

    /// Deletes everything: the values, the tables and, since the compatibility date 2026-02-24, the alarm.
    ///
    /// # Errors
    /// The platform's own.
    pub async fn delete_all(&self) -> Result<(), BindingError> {
        self.0.delete_all().await
    }

    /// Reads keys and their values, in the order of the keys' UTF-8.
    ///
    /// # Errors
    /// The platform's own, and a value that is no `T`.
    pub async fn list<T: Decode>(
        &self,
        options: &ListOptions,
    ) -> Result<Vec<(String, T)>, BindingError> {
        let text = self.0.list(options).await?;
        let pairs: Vec<Pair<T>> = self.read("list", &text)?;
        Ok(pairs
            .into_iter()
            .map(|Pair(key, value)| (key, value))
            .collect())
    }

    /// When the alarm will ring, in milliseconds since the Unix epoch, if it is set. While it rings it is not.
    ///
    /// # Errors
    /// The platform's own.
    pub async fn get_alarm(&self) -> Result<Option<u64>, BindingError> {
        self.0.get_alarm().await
    }

    /// Has [`alarm`](super::DurableObject::alarm) called at this time, in milliseconds since the Unix epoch, or at
    /// once where it is past. An object has one alarm: this one replaces another.
    ///
    /// # Errors
    /// The platform's own.
    pub async fn set_alarm(&self, time: u64) -> Result<(), BindingError> {
        self.0.set_alarm(time).await
    }

    /// Deletes the alarm, where one is set.
    ///
    /// # Errors
    /// The platform's own.
    pub async fn delete_alarm(&self) -> Result<(), BindingError> {
        self.0.delete_alarm().await
    }

    /// Waits until everything that was written is on disk.
    ///
    /// # Errors
    /// The platform's own.
    pub async fn sync(&self) -> Result<(), BindingError> {
        self.0.sync().await
    }

    /// Runs a function in one transaction: an error takes back everything that it wrote. Only what does not wait may
    /// be in it, so the database.
    ///
    /// ```
    /// use bimetal::{Error, durable_object::Storage};
    ///
    /// # #[cfg(feature = "sqlite")]
    /// # fn main() -> Result<(), Error> {
    /// let storage = Storage::fake();
    /// let sql = storage.sql();
    /// sql.exec("CREATE TABLE accounts (name TEXT PRIMARY KEY, euros INTEGER NOT NULL)", ())?;
    /// sql.exec("INSERT INTO accounts VALUES ('ada', 5), ('grace', 0)", ())?;
    ///
    /// let moved = storage.transaction_sync(|| {
    ///     sql.exec("UPDATE accounts SET euros = euros + 7 WHERE name = 'grace'", ())?;
    ///     let left = "UPDATE accounts SET euros = euros - 7 WHERE name = 'ada' RETURNING euros";
    ///     match sql.exec(left, ())?.column::<i64>()?[0] {
    ///         0.. => Ok(()),
    ///         _ => Err(Error::new("not enough")),
    ///     }
    /// });
    /// assert_eq!(moved.unwrap_err().to_string(), "not enough");
    /// assert_eq!(sql.exec("SELECT euros FROM accounts", ())?.column::<i64>()?, [5, 0]);
    /// # Ok(())
    /// # }
    /// # #[cfg(not(feature = "sqlite"))]
    /// # fn main() {}
    /// ```
    ///
    /// # Errors
    /// The function's; the platform's own.
    pub fn transaction_sync<T, E: From<BindingError>>(
        &self,
        run: impl FnOnce() -> Result<T, E>,
    ) -> Result<T, E> {
        self.0.transaction_sync(run)
    }

    /// The database, of an object whose class is one of `new_sqlite_classes`.
    pub fn sql(&self) -> Sql {
        self.0.sql()
    }

    fn read<T: Decode>(&self, method: &str, text: &str) -> Result<T, BindingError> {
        json::from_slice(text.as_bytes()).map_err(|_| self.0.origin().invalid(method))
    }
}

fn owned(keys: impl IntoIterator<Item: AsRef<str>>) -> Vec<String> {
    keys.into_iter()
        .map(|key| key.as_ref().to_owned())
        .collect()
}
