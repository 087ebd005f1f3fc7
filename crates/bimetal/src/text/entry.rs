use super::Invalid;
use crate::File;
use std::borrow::Cow;

/// What stands under a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry<'a> {
    /// Text.
    Text(Cow<'a, str>),
    /// A file, which only a multipart form has.
    File(Box<Part<'a>>),
}

/// A file as it lies in the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part<'a> {
    pub(crate) name: Cow<'a, str>,
    pub(crate) content_type: String,
    pub(crate) bytes: &'a [u8],
}

/// What makes a value of an entry: a function of its text, or [`file`].
pub trait Read<T> {
    /// Reads the value.
    fn read(&self, entry: &Entry<'_>) -> Result<T, Invalid>;
}

impl<T, F: Fn(&str) -> Result<T, Invalid>> Read<T> for F {
    #[inline]
    fn read(&self, entry: &Entry<'_>) -> Result<T, Invalid> {
        match entry {
            Entry::Text(text) => self(text),
            Entry::File(_) => Err(Invalid),
        }
    }
}

/// A file that passes checks.
pub fn file(checks: &'static [FileCheck]) -> FileOf {
    FileOf(checks)
}

/// Reads a file.
pub struct FileOf(&'static [FileCheck]);

/// A check of a file.
#[derive(Debug, Clone, Copy)]
pub enum FileCheck {
    /// At least so many bytes.
    Min(usize),
    /// At most so many bytes.
    Max(usize),
    /// Exactly so many bytes.
    Length(usize),
    /// Of one of these content types.
    Types(&'static [&'static str]),
}

impl Read<File> for FileOf {
    fn read(&self, entry: &Entry<'_>) -> Result<File, Invalid> {
        let Entry::File(part) = entry else {
            return Err(Invalid);
        };
        let size = part.bytes.len();
        let passes = self.0.iter().all(|check| match check {
            FileCheck::Min(least) => size >= *least,
            FileCheck::Max(most) => size <= *most,
            FileCheck::Length(length) => size == *length,
            FileCheck::Types(types) => types.contains(&part.content_type.as_str()),
        });
        passes
            .then(|| File {
                name: part.name.clone().into_owned(),
                content_type: part.content_type.clone(),
                bytes: part.bytes.to_vec(),
            })
            .ok_or(Invalid)
    }
}
