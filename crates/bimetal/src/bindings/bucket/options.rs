//! What can be asked of a put and of a list.

use super::HttpMetadata;

/// What is kept beside an object.
///
/// ```
/// use bimetal::bucket::PutOptions;
///
/// let picture = PutOptions::new().content_type("image/png").custom("by", "ada");
/// ```
#[derive(Debug, Clone, Default)]
pub struct PutOptions {
    pub(super) http_metadata: HttpMetadata,
    pub(super) custom_metadata: Vec<(String, String)>,
}

impl PutOptions {
    /// Nothing beside the object.
    pub fn new() -> Self {
        Self::default()
    }

    /// What a response with the object should have in its headers.
    #[must_use]
    pub fn http_metadata(mut self, metadata: HttpMetadata) -> Self {
        self.http_metadata = metadata;
        self
    }

    /// The content type of a response with the object.
    #[must_use]
    pub fn content_type(mut self, content_type: impl Into<String>) -> Self {
        self.http_metadata.content_type = Some(content_type.into());
        self
    }

    /// A name and a value of one's own; all of them together have at most 8,192 bytes. A name given twice has the last
    /// value.
    #[must_use]
    pub fn custom(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        let name = name.into();
        self.custom_metadata.retain(|(other, _)| *other != name);
        self.custom_metadata.push((name, value.into()));
        self
    }
}

/// Which objects to list.
///
/// ```
/// use bimetal::bucket::ListOptions;
///
/// let first_ten = ListOptions::new().prefix("cats/").limit(10);
/// ```
#[derive(Debug, Clone, Default)]
pub struct ListOptions {
    pub(super) prefix: Option<String>,
    pub(super) limit: Option<u32>,
    pub(super) cursor: Option<String>,
    pub(super) delimiter: Option<String>,
    pub(super) start_after: Option<String>,
    pub(super) metadata: bool,
}

impl ListOptions {
    /// All objects, up to the first 1,000.
    pub fn new() -> Self {
        Self::default()
    }

    /// Only objects whose keys start with this.
    #[must_use]
    pub fn prefix(mut self, prefix: impl Into<String>) -> Self {
        self.prefix = Some(prefix.into());
        self
    }

    /// At most so many objects and prefixes together; from 1 to 1,000.
    #[must_use]
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// Goes on where a list with the same options ended: its [`cursor`](super::List::cursor), or `None` to begin.
    #[must_use]
    pub fn cursor(mut self, cursor: impl Into<Option<String>>) -> Self {
        self.cursor = cursor.into();
        self
    }

    /// Lists what keys have up to this text, after the prefix, instead of the objects; as folders are listed with `/`.
    #[must_use]
    pub fn delimiter(mut self, delimiter: impl Into<String>) -> Self {
        self.delimiter = Some(delimiter.into());
        self
    }

    /// Only objects whose keys come after this one.
    #[must_use]
    pub fn start_after(mut self, key: impl Into<String>) -> Self {
        self.start_after = Some(key.into());
        self
    }

    /// Lists the metadata of the objects, too. The platform then gives fewer objects at once.
    #[must_use]
    pub fn with_metadata(mut self) -> Self {
        self.metadata = true;
        self
    }
}
