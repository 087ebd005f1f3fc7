use super::pattern;
use std::borrow::Cow;

/// The values of a path's parameters, decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Params<'a> {
    pub(super) path: &'a str,
    pub(super) values: Vec<Cow<'a, str>>,
}

impl Params<'_> {
    /// A parameter's value.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.iter()
            .find(|(own, _)| *own == name)
            .map(|(_, value)| value)
    }

    /// The names and values, in the path's order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        pattern::names(self.path).zip(self.values.iter().map(|value| &**value))
    }
}
