//! What can be asked of a list, and what it gives.

use crate::json::{Decode, Encode, Invalid, Reader, Writer};

/// Which keys to list.
///
/// ```
/// use bimetal::durable_object::ListOptions;
///
/// let newest = ListOptions::new().prefix("message:").reverse().limit(10);
/// ```
#[derive(Debug, Clone, Default)]
pub struct ListOptions {
    pub(super) prefix: Option<String>,
    pub(super) start: Option<String>,
    pub(super) start_after: Option<String>,
    pub(super) end: Option<String>,
    pub(super) limit: Option<u32>,
    pub(super) reverse: bool,
}

impl ListOptions {
    /// All keys.
    pub fn new() -> Self {
        Self::default()
    }

    /// Only keys that start with this.
    #[must_use]
    pub fn prefix(mut self, prefix: impl Into<String>) -> Self {
        self.prefix = Some(prefix.into());
        self
    }

    /// Only this key and those after it.
    #[must_use]
    pub fn start(mut self, key: impl Into<String>) -> Self {
        self.start = Some(key.into());
        self
    }

    /// Only the keys after this; not together with [`start`](Self::start).
    #[must_use]
    pub fn start_after(mut self, key: impl Into<String>) -> Self {
        self.start_after = Some(key.into());
        self
    }

    /// Only the keys before this.
    #[must_use]
    pub fn end(mut self, key: impl Into<String>) -> Self {
        self.end = Some(key.into());
        self
    }

    /// At most so many, and at least 1.
    #[must_use]
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// The last key first.
    #[must_use]
    pub fn reverse(mut self) -> Self {
        self.reverse = true;
        self
    }
}

impl Encode for ListOptions {
    fn encode(&self, writer: &mut Writer<'_>) {
        writer.begin_object();
        let keys = [
            ("prefix", &self.prefix),
            ("start", &self.start),
            ("startAfter", &self.start_after),
            ("end", &self.end),
        ];
        for (name, key) in keys {
            if let Some(key) = key {
                writer.field(name, key);
            }
        }
        if let Some(limit) = self.limit {
            writer.field("limit", &limit);
        }
        if self.reverse {
            writer.field("reverse", &true);
        }
        writer.end_object();
    }
}

/// A key and its value, as they stand in a list.
pub(super) struct Pair<T>(pub String, pub T);

impl<T: Decode> Decode for Pair<T> {
    const DEEP: bool = T::DEEP;

    fn decode(reader: &mut Reader<'_>) -> Result<Self, Invalid> {
        reader.tuple(|items| Ok(Self(items.next(Reader::string)?, items.next(T::decode)?)))
    }
}
