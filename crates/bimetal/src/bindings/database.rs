//! D1 databases.

mod meta;
mod param;
mod statement;

#[cfg(not(target_arch = "wasm32"))]
pub(crate) mod fake;
#[cfg(target_arch = "wasm32")]
mod js;

#[cfg(not(target_arch = "wasm32"))]
use fake::Store;
#[cfg(target_arch = "wasm32")]
use js::Store;

pub use meta::{ExecResult, Meta};
pub use param::{Param, Params};
pub use statement::{BatchResult, Rows, Statement};

use super::{BindingError, binding};
use std::borrow::Cow;

/// A D1 database.
///
/// Rows are read as JSON objects into any type that has [`Decode`](crate::json::Decode), a type of the contract or
/// [`json::Value`](crate::json::Value). In them a blob is an array of numbers; there are no booleans but 0 and 1; and
/// an integer of more than 2^53 - 1 in magnitude has lost its last digits, so keep such ones as text.
///
/// Natively the fake is a SQLite in memory, behind the feature `sqlite` of this crate: put
/// `bimetal = { version = "…", features = ["sqlite"] }` into `[dev-dependencies]`.
///
/// ```
/// use bimetal::{Database, json::{Record, Value}};
///
/// # #[cfg(feature = "sqlite")]
/// # bimetal::test::block_on(async {
/// let counts = Database::fake();
/// counts.exec("CREATE TABLE counts (slug TEXT PRIMARY KEY, hits INTEGER NOT NULL)").await?;
///
/// let insert = counts.prepare("INSERT INTO counts VALUES (?, ?)");
/// counts.batch([insert.clone().bind(("home", 3)), insert.bind(("about", 1))]).await?;
///
/// let top = counts.prepare("SELECT * FROM counts WHERE hits > ? ORDER BY hits DESC").bind((0,));
/// let rows = top.all::<Record<Value>>().await?.rows;
/// assert_eq!(rows[0].get("slug").and_then(Value::as_str), Some("home"));
///
/// let total = counts.prepare("SELECT sum(hits) AS total FROM counts");
/// assert_eq!(total.first_column::<i64>("total").await?, Some(4));
/// # Ok::<(), bimetal::Error>(())
/// # }).unwrap();
/// ```
#[derive(Clone)]
pub struct Database(Store);

binding!(Database, "D1 database", object);

impl Database {
    /// Begins a statement. Nothing is sent yet, and what is wrong with it is told when it runs.
    pub fn prepare(&self, sql: impl Into<Cow<'static, str>>) -> Statement {
        Statement::new(self.clone(), sql.into())
    }

    /// Runs statements one after the other in one transaction: all of them, or none.
    ///
    /// ```
    /// # use bimetal::{Database, json::Value};
    /// # #[cfg(feature = "sqlite")]
    /// # bimetal::test::block_on(async {
    /// # let db = Database::fake();
    /// # db.exec("CREATE TABLE notes (text TEXT)").await?;
    /// let results = db
    ///     .batch([
    ///         db.prepare("INSERT INTO notes VALUES (?)").bind(("hello",)),
    ///         db.prepare("SELECT text FROM notes"),
    ///     ])
    ///     .await?;
    /// assert_eq!(results[0].meta.changes, 1);
    /// assert_eq!(results[1].rows::<Value>()?.len(), 1);
    /// # Ok::<(), bimetal::Error>(())
    /// # }).unwrap();
    /// ```
    ///
    /// # Errors
    /// The platform's own; among them, what SQLite says.
    pub async fn batch(
        &self,
        statements: impl IntoIterator<Item = Statement>,
    ) -> Result<Vec<BatchResult>, BindingError> {
        self.0.batch(statements.into_iter().collect()).await
    }

    /// Runs SQL without parameters, a statement on each line; for migrations and tests.
    ///
    /// # Errors
    /// The platform's own. Do not rely on whether the lines before the one that failed have run.
    pub async fn exec(&self, sql: &str) -> Result<ExecResult, BindingError> {
        self.0.exec(sql).await
    }
}
