//! The database of a Durable Object.

#[cfg(not(target_arch = "wasm32"))]
mod fake;
#[cfg(target_arch = "wasm32")]
mod js;

#[cfg(not(target_arch = "wasm32"))]
use fake::{Failure, Reading, Store};
#[cfg(target_arch = "wasm32")]
use js::{Failure, Reading, Store};

use crate::{
    bindings::{BindingError, database::Params},
    json::{self, Decode},
};

/// The SQLite database of a Durable Object. Nothing in it waits: the database lies beside the object.
///
/// Rows are read as JSON objects into any type that has [`Decode`], a type of the contract or
/// [`json::Value`]. In them a blob is an array of numbers, which a `Vec<u8>` reads; there are no
/// booleans but 0 and 1; and an integer of more than 2^53 - 1 in magnitude has lost its last digits, so keep such
/// ones as text.
///
/// Natively the fake is a SQLite in memory, behind the feature `sqlite` of this crate, as that of
/// [`Database`](crate::Database).
///
/// ```
/// use bimetal::{durable_object::Storage, json::{Record, Value}};
///
/// # #[cfg(feature = "sqlite")]
/// # fn main() -> Result<(), bimetal::Error> {
/// let sql = Storage::fake().sql();
/// sql.exec("CREATE TABLE messages (id INTEGER PRIMARY KEY, text TEXT NOT NULL)", ())?;
/// sql.exec("INSERT INTO messages (text) VALUES (?), (?)", ("hello", "goodbye"))?;
///
/// let messages = sql.exec("SELECT * FROM messages ORDER BY id", ())?.rows::<Record<Value>>()?;
/// assert_eq!(messages[1].get("text").and_then(Value::as_str), Some("goodbye"));
/// assert_eq!(sql.exec("SELECT count(*) FROM messages", ())?.column::<i64>()?, [2]);
/// # Ok(())
/// # }
/// # #[cfg(not(feature = "sqlite"))]
/// # fn main() {}
/// ```
#[derive(Clone)]
pub struct Sql(Store);

/// What a statement gives. Its rows are read once.
pub struct Cursor {
    sql: Sql,
    reading: Reading,
}

impl Sql {
    pub(crate) const KIND: &'static str = "Durable Object SQL";

    /// Runs SQL, one statement or several; the parameters (`?`, or `?1`, `?2`, …) are those of the last, and so are
    /// the rows.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn exec(&self, sql: &str, params: impl Params) -> Result<Cursor, BindingError> {
        Ok(Cursor {
            reading: self.0.exec(sql, &params.into_params())?,
            sql: self.clone(),
        })
    }

    /// The size of the database in bytes.
    ///
    /// # Errors
    /// The platform's own.
    pub fn database_size(&self) -> Result<u64, BindingError> {
        self.0.database_size()
    }
}

impl Cursor {
    /// The rows.
    ///
    /// # Errors
    /// What SQLite says, and a row that is no `Row`.
    pub fn rows<Row: Decode>(&self) -> Result<Vec<Row>, BindingError> {
        self.read("rows", self.reading.rows())
    }

    /// The row, of which there must be exactly one.
    ///
    /// # Errors
    /// What SQLite says, none or several rows, and one that is no `Row`.
    pub fn one<Row: Decode>(&self) -> Result<Row, BindingError> {
        self.read("one", self.reading.one())
    }

    /// The next row, if there is one.
    ///
    /// # Errors
    /// What SQLite says, and a row that is no `Row`.
    pub fn next<Row: Decode>(&self) -> Result<Option<Row>, BindingError> {
        self.read("next", self.reading.next())
    }

    /// The first column of every row.
    ///
    /// # Errors
    /// What SQLite says, and a value that is no `T`.
    pub fn column<T: Decode>(&self) -> Result<Vec<T>, BindingError> {
        self.read("column", self.reading.column())
    }

    /// The names of the columns.
    pub fn column_names(&self) -> Vec<String> {
        self.reading.column_names()
    }

    /// The rows that were looked at so far, which are billed. In a fake, the rows of the result.
    pub fn rows_read(&self) -> u64 {
        self.reading.rows_read()
    }

    /// The rows that were written so far, those of indexes too, which are billed. In a fake, those that were
    /// inserted, updated or deleted.
    pub fn rows_written(&self) -> u64 {
        self.reading.rows_written()
    }
    fn read<T: Decode>(
        &self,
        method: &str,
        text: Result<String, Failure>,
    ) -> Result<T, BindingError> {
        let sql = &self.sql.0;
        let text = text.map_err(|failure| sql.failed(method, failure))?;
        json::from_slice(text.as_bytes()).map_err(|_| sql.origin().invalid(method))
    }
}
