//! The database of a native test.

use super::Sql;
use crate::bindings::{
    BindingError,
    database::{
        Param,
        fake::{Answer, Engine, array},
    },
    origin::Origin,
};
use std::{cell::RefCell, rc::Rc};

#[derive(Clone)]
pub(super) struct Store {
    origin: Origin,
    engine: Rc<Engine>,
}

/// What a statement gave: all rows at once, and those that have not been read yet.
pub(super) struct Reading {
    columns: Vec<String>,
    written: u64,
    read: u64,
    rest: RefCell<Answer>,
}

/// Why a method fails.
pub(super) type Failure = String;

impl Sql {
    pub(in crate::durable_object) fn fake(engine: Rc<Engine>) -> Self {
        let origin = Origin::fake(Self::KIND);
        Self(Store { origin, engine })
    }
}

impl Store {
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    pub fn failed(&self, method: &str, failure: Failure) -> BindingError {
        self.origin.refused(method, failure)
    }

    pub fn exec(&self, sql: &str, params: &[Param]) -> Result<Reading, BindingError> {
        if !Param::all_exact(params) {
            return Err(self.origin.refused("exec", Param::INEXACT));
        }
        let answer = self.engine.run(&(sql, params));
        let answer = answer.map_err(|reason| self.failed("exec", reason))?;
        Ok(Reading {
            columns: answer.columns.clone(),
            written: answer.meta.rows_written,
            read: answer.meta.rows_read,
            rest: RefCell::new(answer),
        })
    }

    pub fn database_size(&self) -> Result<u64, BindingError> {
        let size = self.engine.size();
        size.map_err(|reason| self.failed("database_size", reason))
    }
}

impl Reading {
    fn take(&self) -> Answer {
        let mut rest = self.rest.borrow_mut();
        Answer {
            rows: std::mem::take(&mut rest.rows),
            columns: rest.columns.clone(),
            ..Answer::default()
        }
    }

    pub fn rows(&self) -> Result<String, Failure> {
        Ok(array(&self.take().objects()))
    }

    pub fn one(&self) -> Result<String, Failure> {
        let expected = "Expected exactly one result from SQL query, but got";
        match &self.take().objects()[..] {
            [row] => Ok(row.clone()),
            [] => Err(format!("{expected} no results.")),
            _ => Err(format!("{expected} multiple results.")),
        }
    }

    pub fn next(&self) -> Result<String, Failure> {
        let mut rest = self.rest.borrow_mut();
        if rest.rows.is_empty() {
            return Ok("null".to_owned());
        }
        let row = Answer {
            rows: vec![rest.rows.remove(0)],
            columns: rest.columns.clone(),
            ..Answer::default()
        };
        Ok(row.objects().concat())
    }

    pub fn column(&self) -> Result<String, Failure> {
        let first = |row: Vec<String>| row.into_iter().next();
        let values: Vec<String> = self.take().rows.into_iter().filter_map(first).collect();
        Ok(array(&values))
    }

    pub fn column_names(&self) -> Vec<String> {
        self.columns.clone()
    }

    pub fn rows_read(&self) -> u64 {
        self.read
    }

    pub fn rows_written(&self) -> u64 {
        self.written
    }
}
