use core::ops::{Bound, RangeBounds};
use std::borrow::Cow;

use super::{Invalid, TextCheck, Words, check_text};

/// Reads one JSON value from bytes, piece by piece, as its caller asks for it.
///
/// Every method reads the value that stands next and fails where that has another type. After a failure the reader
/// stands anywhere and is of no more use.
///
/// ```
/// use bimetal::json::{Invalid, Reader};
///
/// let mut reader = Reader::new(br#"{ "name": "Ada", "born": 1815, "tags": ["poet", "!"] }"#)?;
/// let (mut name, mut tags) = (None, None);
/// reader.begin_object()?;
/// while let Some(key) = reader.next_key()? {
///     match key {
///         "name" => name = Some(reader.string_of(1..=20)?),
///         "tags" => tags = Some(reader.array(Reader::string)?),
///         _ => reader.skip()?,
///     }
/// }
/// reader.finish()?;
/// assert_eq!(name.as_deref(), Some("Ada"));
/// assert_eq!(tags, Some(vec!["poet".to_owned(), "!".to_owned()]));
/// # Ok::<(), Invalid>(())
/// ```
pub struct Reader<'a> {
    pub(super) text: &'a str,
    /// Where the next byte stands; never past the end of `text`, except on the way out with [`Invalid`].
    pub(super) at: usize,
    /// An object or an array was entered, and nothing of it was read yet.
    first: bool,
    /// The last string that had escapes, without them.
    pub(super) unescaped: String,
    /// How many arrays and objects are open, and how many may be.
    pub(super) depth: usize,
    pub(super) max_depth: usize,
    /// Whether some object has a key twice, once that has been asked for.
    pub(super) repeats: Option<bool>,
}

/// Arrays and objects may be nested this deep in a value whose schema does not say how deep it is.
pub const MAX_DEPTH: usize = 128;

/// A value that is neither an array nor an object.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Scalar<'a> {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean(bool),
    /// A finite number.
    Number(f64),
    /// A string.
    Text(&'a str),
    /// An array or an object, where one was found instead; see [`Reader::tag`].
    Other,
}

impl<'a> Reader<'a> {
    /// A reader of `bytes`, which must be UTF-8. One leading byte order mark is skipped.
    pub fn new(bytes: &'a [u8]) -> Result<Self, Invalid> {
        let text = core::str::from_utf8(bytes).map_err(|_| Invalid)?;
        Ok(Self {
            text: text.strip_prefix('\u{feff}').unwrap_or(text),
            at: 0,
            first: false,
            unescaped: String::new(),
            depth: 0,
            max_depth: usize::MAX,
            repeats: None,
        })
    }

    /// From here on, arrays and objects may be nested at most [`MAX_DEPTH`] levels deep, also where they are skipped.
    pub fn limit_depth(&mut self) {
        self.max_depth = MAX_DEPTH;
    }

    /// Checks that nothing but white space follows the value that was read.
    pub fn finish(mut self) -> Result<(), Invalid> {
        self.token();
        (self.at == self.text.len()).then_some(()).ok_or(Invalid)
    }

    /// Reads a string into one of its own.
    pub fn string(&mut self) -> Result<String, Invalid> {
        self.text().map(str::to_owned)
    }

    /// Reads a string of so many code points.
    #[inline]
    pub fn string_of(&mut self, length: impl RangeBounds<usize>) -> Result<String, Invalid> {
        let text = self.text()?;
        if !length.contains(&text.chars().count()) {
            return Err(Invalid);
        }
        Ok(text.to_owned())
    }

    /// Reads a string that passes checks, as the changes among them leave it.
    pub fn string_with(&mut self, checks: &[TextCheck]) -> Result<String, Invalid> {
        check_text(self.text()?, checks).map(Cow::into_owned)
    }

    /// Reads a string that passes checks into a type of [`formats`](crate::formats).
    pub fn string_as<T: From<String>>(&mut self, checks: &[TextCheck]) -> Result<T, Invalid> {
        self.string_with(checks).map(T::from)
    }

    /// Reads a value and tests it.
    #[inline]
    pub fn checked<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, Invalid>,
        test: impl FnOnce(&T) -> bool,
    ) -> Result<T, Invalid> {
        read(self).and_then(|value| test(&value).then_some(value).ok_or(Invalid))
    }

    /// Reads a finite number.
    pub fn number(&mut self) -> Result<f64, Invalid> {
        let number = self.scan_number()?.to_f64();
        number.is_finite().then_some(number).ok_or(Invalid)
    }

    /// Reads a finite number in a range.
    #[inline]
    pub fn number_in(&mut self, range: impl RangeBounds<f64>) -> Result<f64, Invalid> {
        let number = self.number()?;
        range.contains(&number).then_some(number).ok_or(Invalid)
    }

    /// Reads a number without a fraction, in whatever notation (`1.0` and `1e3` are), of at most 2^53 - 1 in magnitude.
    pub fn int(&mut self) -> Result<i64, Invalid> {
        self.scan_number()?.to_i64().ok_or(Invalid)
    }

    /// Reads an integer as [`int`](Self::int) does, in a range.
    #[inline]
    pub fn int_in(&mut self, range: impl RangeBounds<i64>) -> Result<i64, Invalid> {
        let integer = self.int()?;
        range.contains(&integer).then_some(integer).ok_or(Invalid)
    }

    /// Reads an integer of 32 bits.
    pub fn int32(&mut self) -> Result<i32, Invalid> {
        self.int()?.try_into().map_err(|_| Invalid)
    }

    /// Reads an integer of 32 bits, in a range.
    #[inline]
    pub fn int32_in(&mut self, range: impl RangeBounds<i32>) -> Result<i32, Invalid> {
        self.checked(Self::int32, |integer| range.contains(integer))
    }

    /// Reads an integer of 32 bits that is not negative.
    pub fn uint32(&mut self) -> Result<u32, Invalid> {
        self.int()?.try_into().map_err(|_| Invalid)
    }

    /// Reads an integer of 32 bits that is not negative, in a range.
    #[inline]
    pub fn uint32_in(&mut self, range: impl RangeBounds<u32>) -> Result<u32, Invalid> {
        self.checked(Self::uint32, |integer| range.contains(integer))
    }

    /// Reads `true` or `false`.
    pub fn boolean(&mut self) -> Result<bool, Invalid> {
        let value = self.token() == b't';
        self.literal(if value { "true" } else { "false" })?;
        Ok(value)
    }

    /// Reads a boolean that is sent as a word.
    pub fn boolean_of(&mut self, words: &Words) -> Result<bool, Invalid> {
        words.boolean(self.text()?).ok_or(Invalid)
    }

    /// Passes `null` where it stands next, and says whether it did.
    pub fn null(&mut self) -> Result<bool, Invalid> {
        if self.token() != b'n' {
            return Ok(false);
        }
        self.literal("null")?;
        Ok(true)
    }

    /// Reads any value but an array or an object, for choices among values of several types.
    pub fn scalar(&mut self) -> Result<Scalar<'_>, Invalid> {
        Ok(match self.token() {
            b'"' => Scalar::Text(self.text()?),
            b't' | b'f' => Scalar::Boolean(self.boolean()?),
            b'n' => {
                self.literal("null")?;
                Scalar::Null
            }
            _ => Scalar::Number(self.number()?),
        })
    }

    /// Reads a value that must be this one. Gives `true`, for whoever notes that it was there.
    pub fn exactly(&mut self, value: Scalar<'_>) -> Result<bool, Invalid> {
        (self.scalar()? == value).then_some(true).ok_or(Invalid)
    }

    /// Reads `null`, or a value.
    #[inline]
    pub fn nullable<T>(
        &mut self,
        value: impl FnOnce(&mut Self) -> Result<T, Invalid>,
    ) -> Result<Option<T>, Invalid> {
        if self.null()? {
            return Ok(None);
        }
        value(self).map(Some)
    }

    /// Reads an array.
    #[inline]
    pub fn array<T>(
        &mut self,
        item: impl FnMut(&mut Self) -> Result<T, Invalid>,
    ) -> Result<Vec<T>, Invalid> {
        self.array_of(.., item)
    }

    /// Reads an array of so many items.
    #[inline]
    pub fn array_of<T>(
        &mut self,
        length: impl RangeBounds<usize>,
        item: impl FnMut(&mut Self) -> Result<T, Invalid>,
    ) -> Result<Vec<T>, Invalid> {
        // Stops at the first item too many, however many follow.
        let most = match length.end_bound() {
            Bound::Included(&most) => most,
            Bound::Excluded(&end) => end.saturating_sub(1),
            Bound::Unbounded => usize::MAX,
        };
        let items = self.items(most, item)?;
        length
            .contains(&items.len())
            .then_some(items)
            .ok_or(Invalid)
    }

    fn items<T>(
        &mut self,
        most: usize,
        mut item: impl FnMut(&mut Self) -> Result<T, Invalid>,
    ) -> Result<Vec<T>, Invalid> {
        let mut items = Vec::new();
        self.begin_array()?;
        while self.next_item()? {
            if items.len() == most {
                return Err(Invalid);
            }
            items.push(item(self)?);
        }
        Ok(items)
    }

    /// Enters an object; its keys follow with [`next_key`](Self::next_key).
    #[inline]
    pub fn begin_object(&mut self) -> Result<(), Invalid> {
        self.begin(b'{')
    }

    /// Reads the next key of the object that was entered last; its value must be read before the next call. At the end
    /// of the object there is none.
    pub fn next_key(&mut self) -> Result<Option<&str>, Invalid> {
        if !self.next(b'}')? {
            return Ok(None);
        }
        self.key().map(Some)
    }

    /// Enters an array; its items follow with [`next_item`](Self::next_item).
    #[inline]
    pub fn begin_array(&mut self) -> Result<(), Invalid> {
        self.begin(b'[')
    }

    /// Says whether the array that was entered last has another item, which must be read before the next call.
    #[inline]
    pub fn next_item(&mut self) -> Result<bool, Invalid> {
        self.next(b']')
    }

    fn begin(&mut self, bracket: u8) -> Result<(), Invalid> {
        if self.token() != bracket {
            return Err(Invalid);
        }
        self.at += 1;
        self.first = true;
        self.depth += 1;
        (self.depth <= self.max_depth).then_some(()).ok_or(Invalid)
    }

    /// Passes the comma before the next member, or the bracket that closes them.
    #[inline]
    fn next(&mut self, bracket: u8) -> Result<bool, Invalid> {
        let first = core::mem::take(&mut self.first);
        match self.token() {
            b',' if !first => self.at += 1,
            byte if byte == bracket => {
                self.at += 1;
                self.depth = self.depth.saturating_sub(1);
                return Ok(false);
            }
            _ if first => {}
            _ => return Err(Invalid),
        }
        Ok(true)
    }

    /// Passes the colon between a key and its value.
    #[inline]
    pub(super) fn colon(&mut self) -> Result<(), Invalid> {
        if self.token() != b':' {
            return Err(Invalid);
        }
        self.at += 1;
        Ok(())
    }

    pub(super) fn literal(&mut self, literal: &str) -> Result<(), Invalid> {
        self.token();
        let rest = self.bytes().get(self.at..).unwrap_or_default();
        if !rest.starts_with(literal.as_bytes()) {
            return Err(Invalid);
        }
        self.at += literal.len();
        Ok(())
    }

    /// Passes white space and gives the byte after it without passing that.
    #[inline]
    pub(crate) fn token(&mut self) -> u8 {
        loop {
            match self.peek() {
                b' ' | b'\t' | b'\n' | b'\r' => self.at += 1,
                byte => return byte,
            }
        }
    }

    /// The next byte; 0 at the end of the input, which nothing outside of strings accepts.
    #[inline]
    pub(super) fn peek(&self) -> u8 {
        self.bytes().get(self.at).copied().unwrap_or(0)
    }

    #[inline]
    pub(super) fn bytes(&self) -> &'a [u8] {
        self.text.as_bytes()
    }
}

#[cfg(test)]
mod tests;
