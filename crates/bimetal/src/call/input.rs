//! The input buffer: what JavaScript wrote for one call, in sections.
//!
//! Each section is a little-endian `u32` length and that many bytes; the length [`ABSENT`] stands for a value that
//! is not there. A route's sections stand in one fixed order: path parameters, query, headers, cookies, locals, body, and
//! only those that it declares; before the body of a multipart form stands its content type.

use crate::{
    Body,
    json::{self, Decode, Invalid},
    text::{DecodeText, Pairs},
};
use std::cell::RefCell;

/// The length that stands for an absent value.
pub(crate) const ABSENT: u32 = u32::MAX;

thread_local! {
    static BUFFER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// The address of a buffer of at least `capacity` bytes. What it held is lost.
#[cfg(target_arch = "wasm32")]
pub(super) fn reserve(capacity: usize) -> *mut u8 {
    BUFFER.with_borrow_mut(|buffer| {
        if buffer.len() < capacity {
            *buffer = vec![0; capacity];
        }
        buffer.as_mut_ptr()
    })
}

/// Frees the buffer.
#[cfg(target_arch = "wasm32")]
pub(super) fn release() {
    BUFFER.with_borrow_mut(|buffer| *buffer = Vec::new());
}

/// Reads the call's input. What `read` keeps must be owned: the buffer is written again by the next call.
#[cfg(target_arch = "wasm32")]
pub(crate) fn read<T>(read: impl FnOnce(&mut Input<'_>) -> T) -> T {
    BUFFER.with_borrow(|buffer| read(&mut Input::new(buffer)))
}

/// A reader of the sections of one call's input.
pub struct Input<'a> {
    rest: &'a [u8],
    /// The last section, where it does not stand in `rest`.
    body: Option<&'a [u8]>,
}

impl<'a> Input<'a> {
    /// Reads the sections in `bytes`, which may be longer than they are.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self {
            rest: bytes,
            body: None,
        }
    }

    /// A reader of sections, and of a body behind them that stands elsewhere.
    pub(crate) fn with_body(sections: &'a [u8], body: &'a [u8]) -> Self {
        Self {
            rest: sections,
            body: Some(body),
        }
    }

    /// Path parameters, one section each. `names` are joined by `/`, which no name contains.
    pub fn params<T: DecodeText>(&mut self, names: &'static str) -> Result<T, Invalid> {
        T::decode_text(&self.named(names)?)
    }

    /// Headers, one section each; absent ones are left out. `names` are joined by `/`.
    pub fn headers<T: DecodeText>(&mut self, names: &'static str) -> Result<T, Invalid> {
        T::decode_text(&self.named(names)?)
    }

    /// The query, as it stands in the URL behind the `?`.
    pub fn query<T: DecodeText>(&mut self) -> Result<T, Invalid> {
        T::decode_text(&Pairs::from_query(self.str()?.unwrap_or("")))
    }

    /// The `cookie` header.
    pub fn cookies<T: DecodeText>(&mut self) -> Result<T, Invalid> {
        T::decode_text(&Pairs::from_cookies(self.str()?.unwrap_or("")))
    }

    /// A value that arrives as JSON: the locals, or a JSON body.
    pub fn json<T: Decode>(&mut self) -> Result<T, Invalid> {
        json::from_slice(self.section()?.ok_or(Invalid)?)
    }

    /// A value that arrives as JSON; an absent one reads as `null`, as [`json::Null`] is nothing.
    #[cfg(all(target_arch = "wasm32", feature = "host"))]
    pub(crate) fn json_or_null<T: Decode>(&mut self) -> Result<T, Invalid> {
        json::from_slice(self.section()?.unwrap_or(b"null"))
    }

    /// The fields of a form.
    pub fn form<T: DecodeText>(&mut self) -> Result<T, Invalid> {
        T::decode_text(&Pairs::from_form(self.section()?.unwrap_or_default()))
    }

    /// The fields of a multipart form, whose content type stands before it.
    pub fn multipart<T: DecodeText>(&mut self) -> Result<T, Invalid> {
        let content_type = self.str()?.unwrap_or("");
        let body = self.section()?.unwrap_or_default();
        T::decode_text(&Pairs::from_multipart(content_type, body)?)
    }

    /// A body of text.
    pub fn text(&mut self) -> Result<String, Invalid> {
        Ok(self.str()?.unwrap_or("").to_owned())
    }

    /// A body of bytes.
    pub fn bytes(&mut self) -> Result<Vec<u8>, Invalid> {
        Ok(self.section()?.unwrap_or(&[]).to_vec())
    }

    /// A body that is read as it arrives; the host holds it ready.
    #[cfg(target_arch = "wasm32")]
    pub fn stream(&mut self) -> Result<Body, Invalid> {
        Ok(Body::from_js(super::host::taken()))
    }

    /// A body that is read as it arrives.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn stream(&mut self) -> Result<Body, Invalid> {
        Ok(Body::from(self.bytes()?))
    }

    fn named(&mut self, names: &'static str) -> Result<Pairs<'a>, Invalid> {
        let mut pairs = Pairs::new();
        for name in names.split('/') {
            if let Some(value) = self.str()? {
                pairs.push(name, value);
            }
        }
        Ok(pairs)
    }

    pub(crate) fn str(&mut self) -> Result<Option<&'a str>, Invalid> {
        self.section()?
            .map(|bytes| std::str::from_utf8(bytes).map_err(|_| Invalid))
            .transpose()
    }

    pub(crate) fn section(&mut self) -> Result<Option<&'a [u8]>, Invalid> {
        let Some((length, rest)) = self.rest.split_first_chunk::<4>() else {
            return self.body.take().map(Some).ok_or(Invalid);
        };
        let length = u32::from_le_bytes(*length);
        if length == ABSENT {
            self.rest = rest;
            return Ok(None);
        }
        let (section, rest) = rest.split_at_checked(length as usize).ok_or(Invalid)?;
        self.rest = rest;
        Ok(Some(section))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sections(values: &[Option<&[u8]>]) -> Vec<u8> {
        let mut bytes = Vec::new();
        for value in values {
            bytes.extend(value.map_or(ABSENT, |v| v.len() as u32).to_le_bytes());
            bytes.extend(value.unwrap_or(&[]));
        }
        bytes
    }

    #[test]
    fn sections_come_in_order_and_absent_ones_are_none() {
        let bytes = sections(&[Some(b"one"), None, Some(b"")]);
        let mut input = Input::new(&bytes);
        assert_eq!(input.section(), Ok(Some(&b"one"[..])));
        assert_eq!(input.section(), Ok(None));
        assert_eq!(input.bytes(), Ok(Vec::new()));
        assert_eq!(input.section(), Err(Invalid));
    }

    #[test]
    fn a_length_beyond_the_buffer_is_refused() {
        let mut bytes = sections(&[Some(b"four")]);
        bytes.truncate(6);
        assert_eq!(Input::new(&bytes).bytes(), Err(Invalid));
    }

    #[derive(Debug, PartialEq)]
    struct Named(String);

    impl DecodeText for Named {
        fn decode_text(pairs: &Pairs<'_>) -> Result<Self, Invalid> {
            pairs.one("name", crate::text::string).map(Self)
        }
    }

    #[test]
    fn what_is_not_utf8_in_a_form_is_replaced() {
        let form = |body: &[u8]| Input::new(&sections(&[Some(body)])).form::<Named>();
        assert_eq!(form(b"name=a+b"), Ok(Named("a b".to_owned())));
        assert_eq!(
            form(b"name=\xff%ff"),
            Ok(Named("\u{fffd}\u{fffd}".to_owned()))
        );
        assert_eq!(form(b"other"), Err(Invalid));
    }

    #[test]
    fn text_must_be_utf8() {
        assert_eq!(Input::new(&sections(&[Some(&[0xff])])).text(), Err(Invalid));
    }
}
