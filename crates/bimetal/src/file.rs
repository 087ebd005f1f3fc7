use std::fmt;

/// A file that a form has brought.
///
/// The name and the content type are what the client says, checked by nobody: a name may be empty or hold slashes.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct File {
    /// Its name where it came from.
    pub name: String,
    /// In lower case, with its parameters: `text/plain; charset=utf-8`. It may be empty.
    pub content_type: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Of the content only the length is shown.
impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("File")
            .field("name", &self.name)
            .field("content_type", &self.content_type)
            .field("bytes", &self.bytes.len())
            .finish()
    }
}
