//! What was said in a room, in its database.

use crate::generated::schemas::{Line, Page};
use bimetal::{BindingError, durable_object::Sql};

/// The lines of a room.
pub struct Lines(Sql);

impl Lines {
    pub fn new(sql: Sql) -> Self {
        Self(sql)
    }

    /// Makes the table. An id is given to one line only, also when others are deleted.
    pub fn create(&self) -> Result<(), BindingError> {
        let table = "CREATE TABLE lines (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL,
            html TEXT NOT NULL,
            at INTEGER NOT NULL
        )";
        self.0.exec(table, ()).map(drop)
    }

    pub fn add(&self, name: &str, html: &str, at: i64) -> Result<Line, BindingError> {
        let insert = "INSERT INTO lines (name, html, at) VALUES (?, ?, ?) RETURNING *";
        self.0.exec(insert, (name, html, at))?.one()
    }

    /// From old to new: the last ones, or the last before a line.
    pub fn read(&self, page: &Page) -> Result<Vec<Line>, BindingError> {
        let select = "SELECT * FROM lines WHERE id < ? ORDER BY id DESC LIMIT ?";
        let before = page.before.unwrap_or(MAX_ID);
        let mut lines: Vec<Line> = self.0.exec(select, (before, page.limit))?.rows()?;
        lines.reverse();
        Ok(lines)
    }

    /// When the last line was said, in milliseconds since the Unix epoch.
    pub fn last_at(&self) -> Result<Option<i64>, BindingError> {
        let times = self
            .0
            .exec("SELECT at FROM lines ORDER BY id DESC LIMIT 1", ())?;
        Ok(times.column()?.pop())
    }

    /// The time, in milliseconds since the Unix epoch: the database has a clock natively, too.
    pub fn now(&self) -> Result<i64, BindingError> {
        let now = "SELECT CAST(unixepoch('subsec') * 1000 AS INTEGER) AS now";
        Ok(self.0.exec(now, ())?.column()?.pop().unwrap_or_default())
    }
}

/// Greater than every id: what JavaScript's numbers hold exactly.
const MAX_ID: i64 = (1 << 53) - 1;
