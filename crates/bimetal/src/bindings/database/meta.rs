//! What D1 tells beside the rows.

use crate::json::{Decode, Invalid, Reader};

/// What a statement did.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Meta {
    /// How long it took, in milliseconds.
    pub duration: f64,
    /// The rows that it inserted, updated or deleted.
    pub changes: u64,
    /// The row id of the last row that was inserted.
    pub last_row_id: i64,
    /// Whether the database is another one than before.
    pub changed_db: bool,
    /// The size of the database after it, in bytes.
    pub size_after: u64,
    /// The rows that were looked at, which are billed. In a fake, the rows of the result.
    pub rows_read: u64,
    /// The rows that were written, those of indexes too, which are billed. In a fake, [`changes`](Self::changes).
    pub rows_written: u64,
}

impl Decode for Meta {
    fn decode(reader: &mut Reader<'_>) -> Result<Self, Invalid> {
        fn number(reader: &mut Reader<'_>) -> Result<f64, Invalid> {
            Ok(reader.nullable(Reader::number)?.unwrap_or_default())
        }
        let mut meta = Self::default();
        reader.begin_object()?;
        while let Some(name) = reader.next_key()? {
            match name {
                "duration" => meta.duration = number(reader)?,
                "changes" => meta.changes = number(reader)? as u64,
                "last_row_id" => meta.last_row_id = number(reader)? as i64,
                "changed_db" => meta.changed_db = reader.boolean()?,
                "size_after" => meta.size_after = number(reader)? as u64,
                "rows_read" => meta.rows_read = number(reader)? as u64,
                "rows_written" => meta.rows_written = number(reader)? as u64,
                _ => reader.skip()?,
            }
        }
        Ok(meta)
    }
}

/// What [`exec`](super::Database::exec) did.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct ExecResult {
    /// The number of statements.
    pub count: u64,
    /// How long they took, in milliseconds.
    pub duration: f64,
}

impl Decode for ExecResult {
    fn decode(reader: &mut Reader<'_>) -> Result<Self, Invalid> {
        let mut result = Self::default();
        reader.begin_object()?;
        while let Some(name) = reader.next_key()? {
            match name {
                "count" => result.count = reader.number()? as u64,
                "duration" => result.duration = reader.number()?,
                _ => reader.skip()?,
            }
        }
        Ok(result)
    }
}
