//! The state of one walk over a value.

use super::{
    finding::Finding,
    given::Given,
    issue::{Issue, Key},
    node::Said,
};
use crate::json::Value;

pub(super) struct Walk<'v> {
    /// The first ones.
    pub(super) issues: Vec<Issue>,
    /// How many there are in all.
    pub(super) total: usize,
    /// How many are kept.
    pub(super) limit: usize,
    /// Keys from the root to the value that is visited.
    pub(super) path: Vec<Step<'v>>,
    /// What the schema that was visited last gives.
    pub(super) value: Given<'v>,
}

/// A key on the way.
#[derive(Clone, Copy)]
pub(super) enum Step<'v> {
    Name(&'v str),
    Number(f64),
}

impl Step<'_> {
    pub(super) fn index(index: usize) -> Self {
        Self::Number(index as f64)
    }

    fn to_key(self) -> Key {
        match self {
            Self::Name(name) => Key::Name(name.to_owned()),
            Self::Number(number) => Key::Number(number),
        }
    }
}

/// How far an issue stops what would follow it. zod's issues have a member `continue` for it: `true`, absent, or `false`.
/// A parent takes the greatest of its parts.
pub(super) type Stop = u8;

/// Nothing: the value has the right type, though it fails a check.
pub(super) const GOES_ON: Stop = 0;
/// The checks of the same schema, but not those of lengths.
pub(super) const STOPS: Stop = 1;
/// All checks of the same schema, and of those around it.
pub(super) const ABORTS: Stop = 2;
/// A pipe has ended early; that is known to what stands directly around it, and forgotten by containers.
pub(super) const ENDED: Stop = 4;

impl<'v> Walk<'v> {
    pub(super) fn new(limit: usize) -> Self {
        Self {
            issues: Vec::new(),
            total: 0,
            limit,
            path: Vec::new(),
            value: Given::Absent,
        }
    }

    /// Says what is wrong with the value that is visited. `error` is the author's message.
    pub(super) fn report(&mut self, error: Said, find: impl FnOnce() -> Finding) {
        self.report_below([], error, find);
    }

    /// Says what is wrong with a key of the value that is visited.
    pub(super) fn report_at(&mut self, key: &str, error: Said, find: impl FnOnce() -> Finding) {
        let keys = [key].into_iter().map(|key| Key::Name(key.to_owned()));
        self.report_below(keys, error, find);
    }

    /// Says what is wrong with what lies below the value that is visited.
    pub(super) fn report_below(
        &mut self,
        keys: impl IntoIterator<Item = Key>,
        error: Said,
        find: impl FnOnce() -> Finding,
    ) {
        self.total += 1;
        if self.issues.len() >= self.limit {
            return;
        }
        let Finding { members, message } = find();
        let mut path = self.keys();
        path.extend(keys);
        let message = error.map_or(message, str::to_owned);
        self.issues.push(Issue {
            members,
            path,
            message,
        });
    }

    /// Says that the value has another type.
    pub(super) fn report_type(
        &mut self,
        expected: &'static str,
        input: Option<&Value>,
        error: Said,
    ) -> Stop {
        self.report(error, || Finding::wrong_type(expected, input));
        STOPS
    }

    /// Adds issues of a walk that was made apart, which has found so many in all.
    pub(super) fn adopt(&mut self, issues: Vec<Issue>, total: usize) {
        let room = self.limit.saturating_sub(self.issues.len());
        let here = self.keys();
        self.issues
            .extend(issues.into_iter().take(room).map(|mut issue| {
                issue.path.splice(..0, here.iter().cloned());
                issue
            }));
        self.total += total;
    }

    /// What the schema that was visited last gives.
    pub(super) fn take(&mut self) -> Given<'v> {
        core::mem::take(&mut self.value)
    }

    fn keys(&self) -> Vec<Key> {
        self.path.iter().map(|step| step.to_key()).collect()
    }
}
