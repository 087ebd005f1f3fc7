//! No database: the feature `sqlite` is off.

use super::{Answer, Query};

const ABSENT: &str = "a native test runs SQL with the feature `sqlite` of the crate bimetal: put \
    `bimetal = { version = \"…\", features = [\"sqlite\"] }` into [dev-dependencies]";

pub(super) struct Engine;

impl Engine {
    pub fn new() -> Self {
        Self
    }

    pub fn batch(&self, _queries: &[Query<'_>]) -> Result<Vec<Answer>, String> {
        Err(ABSENT.to_owned())
    }
}
