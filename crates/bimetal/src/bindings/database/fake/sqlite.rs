//! SQLite in memory, as D1 and Durable Objects use it.

use super::{super::Param, Answer, Query};
use crate::json;
use rusqlite::{
    Batch, Connection, Statement,
    fallible_iterator::FallibleIterator as _,
    ffi, params_from_iter,
    types::{ToSqlOutput, Value, ValueRef},
};
use std::{cell::RefCell, rc::Rc, time::Instant};

pub(crate) struct Engine {
    connection: RefCell<Option<Rc<Connection>>>,
    /// What there is in place of transactions in SQL.
    transactions: &'static str,
}

impl Engine {
    pub fn new(transactions: &'static str) -> Self {
        Self {
            connection: RefCell::default(),
            transactions,
        }
    }

    /// Runs queries in one transaction, which is rolled back when one fails. Those with nothing but comments are left
    /// out, as D1 leaves them out.
    pub fn batch(&self, queries: &[Query<'_>]) -> Result<Vec<Answer>, String> {
        let queries: Vec<_> = queries.iter().filter(|(sql, _)| !is_blank(sql)).collect();
        if queries.is_empty() {
            return Err("No SQL statements detected.".to_owned());
        }
        let connection = self.connection()?;
        let transaction = connection.unchecked_transaction().map_err(text)?;
        let answers = queries.into_iter().map(|query| self.run(query));
        let answers = answers.collect::<Result<_, _>>()?;
        transaction.commit().map_err(text)?;
        Ok(answers)
    }

    /// Runs all statements of a query: the parameters are those of the last one, and so are the rows.
    pub fn run(&self, &(sql, params): &Query<'_>) -> Result<Answer, String> {
        let connection = &*self.connection()?;
        let start = Instant::now();
        let before = connection.total_changes();
        let mut answer = Answer::default();
        let mut unbound = !params.is_empty();
        let mut is_empty = true;
        let mut statements = Batch::new(connection, sql);
        while let Some(mut statement) = statements.next().map_err(text)? {
            self.check(&statement)?;
            is_empty = false;
            let params = match statement.parameter_count() {
                0 => &[],
                count if count == params.len() => {
                    unbound = false;
                    params
                }
                _ => return Err(WRONG_NUMBER.to_owned()),
            };
            answer.columns = statement.column_names().map(str::to_owned).collect();
            answer.rows = rows(&mut statement, params).map_err(text)?;
            answer.meta.changed_db |= !statement.readonly();
        }
        if is_empty {
            return Err("SQL code did not contain a statement.".to_owned());
        }
        if unbound {
            return Err(WRONG_NUMBER.to_owned());
        }
        answer.meta.changes = connection.total_changes() - before;
        answer.meta.last_row_id = connection.last_insert_rowid();
        answer.meta.size_after = size(connection).map_err(text)?;
        answer.meta.rows_read = answer.rows.len() as u64;
        answer.meta.rows_written = answer.meta.changes;
        answer.meta.duration = start.elapsed().as_secs_f64() * 1000.0;
        Ok(answer)
    }

    /// The size of the database in bytes.
    pub fn size(&self) -> Result<u64, String> {
        size(&*self.connection()?).map_err(text)
    }

    /// Begins a transaction, within another or not.
    pub fn begin(&self) -> Result<(), String> {
        self.execute("SAVEPOINT bimetal")
    }

    /// Ends the transaction that was begun last.
    pub fn commit(&self) -> Result<(), String> {
        self.execute("RELEASE bimetal")
    }

    /// Ends the transaction that was begun last, and takes back what it did.
    pub fn rollback(&self) -> Result<(), String> {
        self.execute("ROLLBACK TO bimetal")?;
        self.commit()
    }

    /// Drops the database: the next statement finds an empty one.
    pub fn clear(&self) {
        self.connection.take();
    }

    fn execute(&self, sql: &str) -> Result<(), String> {
        self.connection()?.execute_batch(sql).map_err(text)
    }

    fn connection(&self) -> Result<Rc<Connection>, String> {
        if let Some(connection) = &*self.connection.borrow() {
            return Ok(connection.clone());
        }
        let connection = Connection::open_in_memory().map_err(text)?;
        // The platform enforces foreign keys.
        connection
            .pragma_update(None, "foreign_keys", true)
            .map_err(text)?;
        let connection = Rc::new(connection);
        self.connection.replace(Some(connection.clone()));
        Ok(connection)
    }

    /// The platform refuses transactions in SQL.
    fn check(&self, statement: &Statement<'_>) -> Result<(), String> {
        let sql = statement.expanded_sql().unwrap_or_default();
        let word = skip_comments(&sql)
            .split(|c: char| !c.is_ascii_alphabetic())
            .next()
            .unwrap_or_default();
        let words = ["begin", "commit", "end", "rollback", "savepoint", "release"];
        match words.iter().any(|other| word.eq_ignore_ascii_case(other)) {
            true => Err(format!(
                "{word} is not allowed, as there are no transactions in SQL: use `{}`",
                self.transactions
            )),
            false => Ok(()),
        }
    }
}

fn is_blank(sql: &str) -> bool {
    sql.lines()
        .all(|line| line.trim().is_empty() || line.trim_start().starts_with("--"))
}

const WRONG_NUMBER: &str = "Wrong number of parameter bindings for SQL query.";

/// What follows the space and the comments that a statement begins with.
fn skip_comments(sql: &str) -> &str {
    let mut rest = sql;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ';');
        let (comment, end) = match rest.get(..2) {
            Some("--") => (rest, "\n"),
            Some("/*") => (&rest[2..], "*/"),
            _ => return rest,
        };
        rest = comment.split_once(end).map_or("", |(_, rest)| rest);
    }
}

fn rows(statement: &mut Statement<'_>, params: &[Param]) -> rusqlite::Result<Vec<Vec<String>>> {
    let columns = statement.column_count();
    let rows = statement.query_map(params_from_iter(params), |row| {
        (0..columns)
            .map(|at| row.get_ref(at).map(to_json))
            .collect()
    });
    rows?.collect()
}

fn size(connection: &Connection) -> rusqlite::Result<u64> {
    let pragma = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    Ok((pragma("page_count")? * pragma("page_size")?) as u64)
}

impl rusqlite::ToSql for Param {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Null => ToSqlOutput::Owned(Value::Null),
            // D1 binds every number of JavaScript as a double.
            Self::Integer(integer) => ToSqlOutput::Owned(Value::Real(*integer as f64)),
            Self::Real(number) if !number.is_finite() => ToSqlOutput::Owned(Value::Null),
            Self::Real(number) => ToSqlOutput::Owned(Value::Real(*number)),
            Self::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Self::Blob(bytes) => ToSqlOutput::Borrowed(ValueRef::Blob(bytes)),
        })
    }
}

/// A value as D1 gives it to JavaScript.
fn to_json(value: ValueRef<'_>) -> String {
    let text = match value {
        ValueRef::Null => json::to_vec(&None::<bool>),
        // Every number is a double there.
        ValueRef::Integer(integer) => json::to_vec(&(integer as f64)),
        ValueRef::Real(number) => json::to_vec(&number),
        ValueRef::Text(text) => json::to_vec(&*String::from_utf8_lossy(text)),
        ValueRef::Blob(bytes) => json::to_vec(
            &bytes
                .iter()
                .map(|&byte| f64::from(byte))
                .collect::<Vec<_>>(),
        ),
    };
    String::from_utf8_lossy(&text).into_owned()
}

/// An error in D1's words, without its prefix.
fn text(error: rusqlite::Error) -> String {
    match &error {
        rusqlite::Error::SqliteFailure(kind, Some(message)) => format!("{message}: {}", name(kind)),
        rusqlite::Error::SqlInputError {
            error, msg, offset, ..
        } if *offset >= 0 => {
            format!("{msg} at offset {offset}: {}", name(error))
        }
        rusqlite::Error::SqlInputError { error, msg, .. } => format!("{msg}: {}", name(error)),
        error => error.to_string(),
    }
}

/// The name of the kind of a failure.
fn name(error: &ffi::Error) -> String {
    let extended = match error.extended_code {
        ffi::SQLITE_CONSTRAINT_CHECK => "CHECK",
        ffi::SQLITE_CONSTRAINT_DATATYPE => "DATATYPE",
        ffi::SQLITE_CONSTRAINT_FOREIGNKEY => "FOREIGNKEY",
        ffi::SQLITE_CONSTRAINT_NOTNULL => "NOTNULL",
        ffi::SQLITE_CONSTRAINT_PRIMARYKEY => "PRIMARYKEY",
        ffi::SQLITE_CONSTRAINT_ROWID => "ROWID",
        ffi::SQLITE_CONSTRAINT_TRIGGER => "TRIGGER",
        ffi::SQLITE_CONSTRAINT_UNIQUE => "UNIQUE",
        _ => {
            let name = match error.code {
                ffi::ErrorCode::ConstraintViolation => "SQLITE_CONSTRAINT",
                ffi::ErrorCode::TypeMismatch => "SQLITE_MISMATCH",
                ffi::ErrorCode::TooBig => "SQLITE_TOOBIG",
                _ => "SQLITE_ERROR",
            };
            return name.to_owned();
        }
    };
    format!("SQLITE_CONSTRAINT (extended: SQLITE_CONSTRAINT_{extended})")
}
