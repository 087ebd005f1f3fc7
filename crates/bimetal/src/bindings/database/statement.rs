//! Statements, and what they give.

use super::{Database, Meta, Param, Params};
use crate::{
    bindings::BindingError,
    json::{self, Decode},
};
use std::borrow::Cow;

/// A statement: SQL and the values of its parameters.
///
/// It is plain data until it runs, so it may be cloned and bound again.
#[derive(Clone)]
pub struct Statement {
    database: Database,
    pub(super) sql: Cow<'static, str>,
    pub(super) params: Vec<Param>,
}

/// The rows that a statement gave.
#[derive(Debug, Clone, PartialEq)]
pub struct Rows<Row> {
    /// The rows.
    pub rows: Vec<Row>,
    /// What the statement did.
    pub meta: Meta,
}

/// What a statement of a [`batch`](Database::batch) gave.
#[derive(Clone)]
pub struct BatchResult {
    /// What the statement did.
    pub meta: Meta,
    pub(super) database: Database,
    /// JSON: an array of objects.
    pub(super) rows: String,
}

impl BatchResult {
    /// The rows.
    ///
    /// # Errors
    /// One is no `Row`.
    pub fn rows<Row: Decode>(&self) -> Result<Vec<Row>, BindingError> {
        self.database.read("batch", &self.rows)
    }
}

impl Statement {
    pub(super) fn new(database: Database, sql: Cow<'static, str>) -> Self {
        Self {
            database,
            sql,
            params: Vec::new(),
        }
    }

    /// Gives the parameters (`?`, or `?1`, `?2`, …) their values.
    #[must_use]
    pub fn bind(mut self, params: impl Params) -> Self {
        self.params = params.into_params();
        self
    }

    /// Runs it and gives the first row.
    ///
    /// # Errors
    /// The platform's own, and a row that is no `Row`.
    pub async fn first<Row: Decode>(&self) -> Result<Option<Row>, BindingError> {
        let row = self.database.0.first(self, None).await?;
        self.database.read("first", &row)
    }

    /// Runs it and gives a column of the first row; `None` where there is no row, or `NULL` in it.
    ///
    /// # Errors
    /// The platform's own, a result without this column, and a value that is no `T`.
    pub async fn first_column<T: Decode>(&self, column: &str) -> Result<Option<T>, BindingError> {
        let value = self.database.0.first(self, Some(column)).await?;
        self.database.read("first", &value)
    }

    /// Runs it and gives all rows.
    ///
    /// # Errors
    /// The platform's own, and a row that is no `Row`.
    pub async fn all<Row: Decode>(&self) -> Result<Rows<Row>, BindingError> {
        let (rows, meta) = self.database.0.all("all", self).await?;
        Ok(Rows {
            rows: self.database.read("all", &rows)?,
            meta,
        })
    }

    /// Runs it and tells what it did.
    ///
    /// # Errors
    /// The platform's own.
    pub async fn run(&self) -> Result<Meta, BindingError> {
        self.database.0.run(self).await
    }

    /// Runs it and gives all rows as arrays, in the order of the columns.
    ///
    /// ```
    /// # use bimetal::{Database, json::Value};
    /// # #[cfg(feature = "sqlite")]
    /// # bimetal::test::block_on(async {
    /// # let db = Database::fake();
    /// let rows = db.prepare("SELECT 1, 2").raw::<Vec<i64>>().await?;
    /// assert_eq!(rows, [[1, 2]]);
    /// # Ok::<(), bimetal::Error>(())
    /// # }).unwrap();
    /// ```
    ///
    /// # Errors
    /// The platform's own, and a row that is no `Row`.
    pub async fn raw<Row: Decode>(&self) -> Result<Vec<Row>, BindingError> {
        let rows = self.database.0.raw(self).await?;
        self.database.read("raw", &rows)
    }
}

impl Database {
    fn read<T: Decode>(&self, method: &str, text: &str) -> Result<T, BindingError> {
        json::from_slice(text.as_bytes()).map_err(|_| self.0.origin().invalid(method))
    }
}

impl Param {
    /// The integer as JavaScript has it.
    pub(super) fn exact(integer: i64) -> Option<f64> {
        (integer.unsigned_abs() < 1 << 53).then_some(integer as f64)
    }

    /// Why an integer that JavaScript cannot have is refused.
    pub(crate) const INEXACT: &'static str = "a parameter is an integer of more than 2^53 - 1 in magnitude, which JavaScript cannot have: bind it as text";
}
