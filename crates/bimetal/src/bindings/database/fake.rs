//! The database of a native test.

#[cfg_attr(feature = "sqlite", path = "fake/sqlite.rs")]
#[cfg_attr(not(feature = "sqlite"), path = "fake/absent.rs")]
mod engine;

use super::{BatchResult, Database, ExecResult, Meta, Param, Statement};
use crate::bindings::{Binding, BindingError, origin::Origin};
pub(crate) use engine::Engine;
use std::rc::Rc;

#[derive(Clone)]
pub(super) struct Store {
    origin: Origin,
    engine: Rc<Engine>,
}

/// SQL, and the values of its parameters.
pub(crate) type Query<'a> = (&'a str, &'a [Param]);

/// What a statement gave: its rows as JSON, and what it did.
#[derive(Default)]
pub(crate) struct Answer {
    pub columns: Vec<String>,
    /// Each row's values, each as JSON.
    pub rows: Vec<Vec<String>>,
    pub meta: Meta,
}

/// The database of a native test: an empty SQLite in memory, with the feature `sqlite`.
///
/// Without that feature it is there too, so that the other bindings can be tested, and every statement fails and says
/// so.
impl Database {
    /// An empty database in memory; its clones share it.
    pub fn fake() -> Self {
        Self(Store {
            origin: Origin::fake(Self::KIND),
            engine: Rc::new(Engine::new("Database::batch")),
        })
    }
}

impl Store {
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    pub fn origin_mut(&mut self) -> &mut Origin {
        &mut self.origin
    }

    pub async fn first(
        &self,
        statement: &Statement,
        column: Option<&str>,
    ) -> Result<String, BindingError> {
        let answer = self.answer("first", statement)?;
        let Some(column) = column else {
            return Ok(answer
                .objects()
                .into_iter()
                .next()
                .unwrap_or_else(|| "null".to_owned()));
        };
        let Some(row) = answer.rows.first() else {
            return Ok("null".to_owned());
        };
        // Of columns of one name, the last one is the object's.
        let at = answer.columns.iter().rposition(|name| name == column);
        let value = at.and_then(|at| row.get(at)).cloned();
        value.ok_or_else(|| {
            self.origin.refused(
                "first",
                format!("D1_COLUMN_NOTFOUND: Column not found ({column})"),
            )
        })
    }

    pub async fn all(
        &self,
        method: &str,
        statement: &Statement,
    ) -> Result<(String, Meta), BindingError> {
        let answer = self.answer(method, statement)?;
        Ok((array(&answer.objects()), answer.meta))
    }

    pub async fn run(&self, statement: &Statement) -> Result<Meta, BindingError> {
        Ok(self.answer("run", statement)?.meta)
    }

    pub async fn raw(&self, statement: &Statement) -> Result<String, BindingError> {
        let answer = self.answer("raw", statement)?;
        let rows: Vec<String> = answer.rows.iter().map(|row| array(row)).collect();
        Ok(array(&rows))
    }

    pub async fn batch(
        &self,
        statements: Vec<Statement>,
    ) -> Result<Vec<BatchResult>, BindingError> {
        for statement in &statements {
            self.check("batch", &statement.params)?;
        }
        let queries = statements
            .iter()
            .map(|statement| (&*statement.sql, &*statement.params));
        let answers = self.engine.batch(&queries.collect::<Vec<_>>());
        let answers = answers.map_err(|reason| self.refused("batch", &reason))?;
        let results = answers.into_iter().map(|answer| BatchResult {
            rows: array(&answer.objects()),
            meta: answer.meta,
            database: Database(self.clone()),
        });
        Ok(results.collect())
    }

    pub async fn exec(&self, sql: &str) -> Result<ExecResult, BindingError> {
        let lines: Vec<(&str, &[Param])> = sql
            .trim()
            .split('\n')
            .map(|line| (line, [].as_slice()))
            .collect();
        let answers = self.engine.batch(&lines).map_err(|reason| {
            // D1 names the first line, whichever failed.
            let first = lines.first().map_or("", |line| line.0);
            self.origin.refused(
                "exec",
                format!("D1_EXEC_ERROR: Error in line 1: {first}: {reason}"),
            )
        })?;
        let duration = answers.iter().map(|answer| answer.meta.duration).sum();
        Ok(ExecResult {
            count: answers.len() as u64,
            duration,
        })
    }

    fn answer(&self, method: &str, statement: &Statement) -> Result<Answer, BindingError> {
        self.check(method, &statement.params)?;
        let mut answers = self.engine.batch(&[(&*statement.sql, &*statement.params)]);
        let answer = answers
            .as_mut()
            .map(|answers| answers.pop().unwrap_or_default());
        answer.map_err(|reason| self.refused(method, reason))
    }

    fn refused(&self, method: &str, reason: &str) -> BindingError {
        self.origin.refused(method, format!("D1_ERROR: {reason}"))
    }

    fn check(&self, method: &str, params: &[Param]) -> Result<(), BindingError> {
        match Param::all_exact(params) {
            true => Ok(()),
            false => Err(self.origin.refused(method, Param::INEXACT)),
        }
    }
}

impl Param {
    /// Whether JavaScript can have every integer.
    pub(crate) fn all_exact(params: &[Self]) -> bool {
        let is_exact = |param: &Self| !matches!(param, Self::Integer(integer) if Self::exact(*integer).is_none());
        params.iter().all(is_exact)
    }
}

impl Answer {
    /// The rows as JSON objects. A name that several columns have stands in one several times, and the last one counts.
    pub fn objects(&self) -> Vec<String> {
        let names = self.columns.iter().map(crate::json::to_vec);
        let names: Vec<String> = names
            .map(|name| String::from_utf8_lossy(&name).into_owned())
            .collect();
        let object = |row: &Vec<String>| {
            let members: Vec<String> = names
                .iter()
                .zip(row)
                .map(|(name, value)| format!("{name}:{value}"))
                .collect();
            format!("{{{}}}", members.join(","))
        };
        self.rows.iter().map(object).collect()
    }
}

pub(crate) fn array(items: &[String]) -> String {
    format!("[{}]", items.join(","))
}

#[cfg(all(test, feature = "sqlite"))]
mod tests;

#[cfg(all(test, not(feature = "sqlite")))]
mod tests {
    use super::*;

    #[test]
    fn without_sqlite_every_statement_says_what_to_do() {
        let error = crate::test::block_on(Database::fake().prepare("SELECT 1").run()).unwrap_err();
        assert_eq!(
            error.to_string(),
            "D1 database: run: D1_ERROR: a native test runs SQL with the feature `sqlite` of the crate bimetal: put \
             `bimetal = { version = \"…\", features = [\"sqlite\"] }` into [dev-dependencies]"
        );
    }
}
