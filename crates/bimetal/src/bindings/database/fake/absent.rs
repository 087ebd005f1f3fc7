//! No database: the feature `sqlite` is off.

use super::{Answer, Query};

const ABSENT: &str = "a native test runs SQL with the feature `sqlite` of the crate bimetal: put \
    `bimetal = { version = \"…\", features = [\"sqlite\"] }` into [dev-dependencies]";

pub(crate) struct Engine;

impl Engine {
    pub fn new(_transactions: &'static str) -> Self {
        Self
    }

    pub fn batch(&self, _queries: &[Query<'_>]) -> Result<Vec<Answer>, String> {
        Err(ABSENT.to_owned())
    }

    pub fn run(&self, _query: &Query<'_>) -> Result<Answer, String> {
        Err(ABSENT.to_owned())
    }

    pub fn size(&self) -> Result<u64, String> {
        Err(ABSENT.to_owned())
    }

    pub fn begin(&self) -> Result<(), String> {
        Ok(())
    }

    pub fn commit(&self) -> Result<(), String> {
        Ok(())
    }

    pub fn rollback(&self) -> Result<(), String> {
        Ok(())
    }

    pub fn clear(&self) {}
}
