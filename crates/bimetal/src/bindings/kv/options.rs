//! What can be asked of a put and of a list.

use crate::json::{self, Encode};

/// How long a value stays, and what is kept beside it.
///
/// ```
/// use bimetal::kv::PutOptions;
///
/// let an_hour = PutOptions::new().expiration_ttl(3600);
/// let noted = PutOptions::new().metadata("imported");
/// ```
#[derive(Debug, Clone, Default)]
pub struct PutOptions {
    pub(super) expiration: Option<u64>,
    pub(super) expiration_ttl: Option<u64>,
    /// As JSON.
    pub(super) metadata: Option<Vec<u8>>,
}

impl PutOptions {
    /// A value that stays, with nothing beside it.
    pub fn new() -> Self {
        Self::default()
    }

    /// The value expires at this time, in seconds since the Unix epoch; at least 60 seconds from now.
    #[must_use]
    pub fn expiration(mut self, seconds: u64) -> Self {
        self.expiration = Some(seconds);
        self
    }

    /// The value expires in so many seconds; at least 60. It wins over [`expiration`](Self::expiration).
    #[must_use]
    pub fn expiration_ttl(mut self, seconds: u64) -> Self {
        self.expiration_ttl = Some(seconds);
        self
    }

    /// What [`list`](super::Kv::list) and [`get_with_metadata`](super::Kv::get_with_metadata) give beside the value;
    /// at most 1,024 bytes of JSON.
    #[must_use]
    pub fn metadata(mut self, metadata: &(impl Encode + ?Sized)) -> Self {
        self.metadata = Some(json::to_vec(metadata));
        self
    }
}

/// Which keys to list.
///
/// ```
/// use bimetal::kv::ListOptions;
///
/// let first_ten = ListOptions::new().prefix("user:").limit(10);
/// ```
#[derive(Debug, Clone, Default)]
pub struct ListOptions {
    pub(super) prefix: Option<String>,
    pub(super) limit: Option<u32>,
    pub(super) cursor: Option<String>,
}

impl ListOptions {
    /// All keys, up to the first 1,000.
    pub fn new() -> Self {
        Self::default()
    }

    /// Only keys that start with this.
    #[must_use]
    pub fn prefix(mut self, prefix: impl Into<String>) -> Self {
        self.prefix = Some(prefix.into());
        self
    }

    /// At most so many; from 1 to 1,000.
    #[must_use]
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// Goes on where a list of the same prefix ended: its [`cursor`](super::List::cursor), or `None` to begin.
    #[must_use]
    pub fn cursor(mut self, cursor: impl Into<Option<String>>) -> Self {
        self.cursor = cursor.into();
        self
    }
}
