use core::ops::RangeBounds;
use std::borrow::Cow;

use super::{Entry, Invalid, Read, cookies, multipart, query};

/// A type that can be read from strings with names. Generated for path parameters, queries, headers, cookies and forms.
pub trait DecodeText: Sized {
    /// Reads the value.
    fn decode_text(pairs: &Pairs<'_>) -> Result<Self, Invalid>;
}

/// Strings with names, in their order, and the files among them. A name may stand more than once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pairs<'a> {
    pairs: Vec<(Cow<'a, str>, Entry<'a>)>,
}

impl<'a> Pairs<'a> {
    /// No pairs. Path parameters and headers are [`push`](Self::push)ed, decoded.
    pub fn new() -> Self {
        Self::default()
    }

    /// The pairs of a URL's query, given without its `?`: exactly those of `URL.searchParams`.
    pub fn from_query(query: &'a str) -> Self {
        Self {
            pairs: with_text(query::parse(query)),
        }
    }

    /// The pairs of a form that is written as a query is. What is not UTF-8 becomes U+FFFD.
    pub fn from_form(body: &'a [u8]) -> Self {
        match String::from_utf8_lossy(body) {
            Cow::Borrowed(text) => Self::from_query(text),
            Cow::Owned(text) => {
                let pairs = query::parse(&text);
                let owned = pairs
                    .map(|(name, value)| (name.into_owned().into(), value.into_owned().into()));
                Self {
                    pairs: with_text(owned),
                }
            }
        }
    }

    /// The pairs of a `cookie` header: each name once, its value without quotes around it and percent-decoded.
    pub fn from_cookies(header: &'a str) -> Self {
        Self {
            pairs: with_text(cookies::parse(header).into_iter()),
        }
    }

    /// The pairs of a multipart form, which has this `content-type` header.
    ///
    /// # Errors
    /// The form is malformed.
    pub fn from_multipart(content_type: &str, body: &'a [u8]) -> Result<Self, Invalid> {
        multipart::parse(content_type, body).map(|pairs| Self { pairs })
    }

    /// Adds a pair.
    pub fn push(&mut self, name: &'a str, value: &'a str) {
        self.pairs.push((name.into(), Entry::Text(value.into())));
    }

    /// What stands under a name.
    pub fn entries(&self, name: &str) -> impl Iterator<Item = &Entry<'a>> {
        self.pairs
            .iter()
            .filter(move |(key, _)| key == name)
            .map(|(_, entry)| entry)
    }

    /// A value that must be there, once.
    #[inline]
    pub fn one<T>(&self, name: &str, value: impl Read<T>) -> Result<T, Invalid> {
        value.read(self.single(name)?.ok_or(Invalid)?)
    }

    /// A value that may be there, once.
    #[inline]
    pub fn optional<T>(&self, name: &str, value: impl Read<T>) -> Result<Option<T>, Invalid> {
        self.single(name)?
            .map(|entry| value.read(entry))
            .transpose()
    }

    /// All values of a name that must be there: so many, each of them valid.
    #[inline]
    pub fn many<T>(
        &self,
        name: &str,
        length: impl RangeBounds<usize>,
        value: impl Read<T>,
    ) -> Result<Vec<T>, Invalid> {
        self.optional_many(name, length, value)?.ok_or(Invalid)
    }

    /// All values of a name that may be there: if it is, so many, each of them valid.
    #[inline]
    pub fn optional_many<T>(
        &self,
        name: &str,
        length: impl RangeBounds<usize>,
        value: impl Read<T>,
    ) -> Result<Option<Vec<T>>, Invalid> {
        let values: Vec<T> = self
            .entries(name)
            .map(|entry| value.read(entry))
            .collect::<Result<_, _>>()?;
        if values.is_empty() {
            return Ok(None);
        }
        length
            .contains(&values.len())
            .then_some(Some(values))
            .ok_or(Invalid)
    }

    /// The only value of a name, if it has any.
    fn single(&self, name: &str) -> Result<Option<&Entry<'a>>, Invalid> {
        let mut values = self.entries(name);
        let first = values.next();
        if values.next().is_some() {
            return Err(Invalid);
        }
        Ok(first)
    }
}

fn with_text<'a>(
    pairs: impl Iterator<Item = (Cow<'a, str>, Cow<'a, str>)>,
) -> Vec<(Cow<'a, str>, Entry<'a>)> {
    pairs
        .map(|(name, text)| (name, Entry::Text(text)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;

    #[test]
    fn one_value_must_be_there_once() {
        let pairs = Pairs::from_query("a=1&b=2&b=3&c=x");
        assert_eq!(pairs.one("a", text::int), Ok(1));
        assert_eq!(pairs.one("b", text::int), Err(Invalid));
        assert_eq!(pairs.one("c", text::int), Err(Invalid));
        assert_eq!(pairs.one("d", text::int), Err(Invalid));
    }

    #[test]
    fn an_optional_value_may_be_absent_but_not_wrong() {
        let pairs = Pairs::from_query("a=1&b=2&b=3&c=");
        assert_eq!(pairs.optional("a", text::int), Ok(Some(1)));
        assert_eq!(pairs.optional("b", text::int), Err(Invalid));
        assert_eq!(pairs.optional("c", text::int), Err(Invalid));
        assert_eq!(pairs.optional("d", text::int), Ok(None));
    }

    #[test]
    fn many_values_are_all_of_a_name() {
        let pairs = Pairs::from_query("a=1&b=2&a=3");
        assert_eq!(pairs.many("a", .., text::int), Ok(vec![1, 3]));
        assert_eq!(pairs.many("a", ..2, text::int), Err(Invalid));
        assert_eq!(pairs.many("b", 2.., text::int), Err(Invalid));
        assert_eq!(pairs.many("c", .., text::int), Err(Invalid));
        assert_eq!(pairs.optional_many("c", 1.., text::int), Ok(None));
        assert_eq!(pairs.optional_many("a", .., text::boolean), Err(Invalid));
    }

    #[test]
    fn pushed_pairs_are_taken_as_they_are() {
        let mut pairs = Pairs::new();
        pairs.push("slug", "a+b%20");
        assert_eq!(pairs.one("slug", text::string).as_deref(), Ok("a+b%20"));
    }
}
