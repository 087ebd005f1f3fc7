//! Strings: runs of plain text between escapes.

use super::{Invalid, Reader};

impl Reader<'_> {
    /// Reads a string: a slice of the input where it has no escapes, else the reader's own copy without them.
    pub fn text(&mut self) -> Result<&str, Invalid> {
        let start = self.quote()?;
        let end = run_end(self.bytes(), start);
        match self.bytes().get(end) {
            Some(b'"') => {
                self.at = end + 1;
                self.text.get(start..end).ok_or(Invalid)
            }
            Some(b'\\') => self.unescape(start, end),
            _ => Err(Invalid),
        }
    }

    /// Reads a string and the colon after it.
    #[inline]
    pub(super) fn key(&mut self) -> Result<&str, Invalid> {
        let start = self.quote()?;
        let end = run_end(self.bytes(), start);
        if self.bytes().get(end) == Some(&b'"') {
            self.at = end + 1;
            self.colon()?;
            return self.text.get(start..end).ok_or(Invalid);
        }
        self.unescape(start, end)?;
        self.colon()?;
        Ok(&self.unescaped)
    }

    /// Checks a string and passes it.
    pub(super) fn skip_text(&mut self) -> Result<(), Invalid> {
        let mut start = self.quote()?;
        loop {
            let end = run_end(self.bytes(), start);
            match self.bytes().get(end) {
                Some(b'"') => {
                    self.at = end + 1;
                    return Ok(());
                }
                Some(b'\\') => (_, start) = escape(self.bytes(), end)?,
                _ => return Err(Invalid),
            }
        }
    }

    /// Passes the opening quote.
    #[inline]
    fn quote(&mut self) -> Result<usize, Invalid> {
        match self.token() {
            b'"' => Ok(self.at + 1),
            _ => Err(Invalid),
        }
    }

    /// Copies a string without its escapes; `end` is where the first run of plain text ends.
    #[cold]
    fn unescape(&mut self, mut start: usize, mut end: usize) -> Result<&str, Invalid> {
        let text = self.text;
        self.unescaped.clear();
        loop {
            self.unescaped
                .push_str(text.get(start..end).ok_or(Invalid)?);
            match text.as_bytes().get(end) {
                Some(b'"') => {
                    self.at = end + 1;
                    return Ok(&self.unescaped);
                }
                Some(b'\\') => {
                    let (character, next) = escape(text.as_bytes(), end)?;
                    self.unescaped.push(character);
                    start = next;
                    end = run_end(text.as_bytes(), start);
                }
                _ => return Err(Invalid),
            }
        }
    }
}

/// The position of the first byte that [`is_special`] at or after `at`, or the end of the input.
#[inline]
pub(super) fn run_end(bytes: &[u8], mut at: usize) -> usize {
    while let Some(chunk) = bytes.get(at..).and_then(<[u8]>::first_chunk::<8>) {
        let special = special_bytes(u64::from_le_bytes(*chunk));
        if special != 0 {
            return at + (special.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    while let Some(&byte) = bytes.get(at) {
        if is_special(byte) {
            break;
        }
        at += 1;
    }
    at
}

/// Whether a byte of a string does not stand for itself: a quote, a backslash or a control character.
#[inline]
pub(super) fn is_special(byte: u8) -> bool {
    byte == b'"' || byte == b'\\' || byte < b' '
}

/// Sets the high bit of the first byte in `word` that [`is_special`], counted from the lowest byte. Later bytes may be marked wrongly, because a subtraction borrows from them only past a marked one.
#[inline]
pub(super) fn special_bytes(word: u64) -> u64 {
    const ONES: u64 = u64::MAX / 255;
    let quote = word ^ (ONES * b'"' as u64);
    let backslash = word ^ (ONES * b'\\' as u64);
    let marks = (word.wrapping_sub(ONES * b' ' as u64) & !word)
        | (quote.wrapping_sub(ONES) & !quote)
        | (backslash.wrapping_sub(ONES) & !backslash);
    marks & (ONES * 0x80)
}

/// The character that the escape at `at` stands for, and the position after it. A pair of surrogates is one character.
#[cold]
fn escape(bytes: &[u8], at: usize) -> Result<(char, usize), Invalid> {
    let character = match bytes.get(at + 1) {
        Some(b'u') => return unicode_escape(bytes, at),
        Some(&byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{c}',
        Some(b'n') => '\n',
        Some(b'r') => '\r',
        Some(b't') => '\t',
        _ => return Err(Invalid),
    };
    Ok((character, at + 2))
}

fn unicode_escape(bytes: &[u8], at: usize) -> Result<(char, usize), Invalid> {
    let unit = code_unit(bytes, at)?;
    if let Some(character) = char::from_u32(unit) {
        return Ok((character, at + 6));
    }
    let low = code_unit(bytes, at + 6)?;
    if unit >= 0xdc00 || !(0xdc00..0xe000).contains(&low) {
        return Err(Invalid);
    }
    let character = char::from_u32(0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00));
    Ok((character.ok_or(Invalid)?, at + 12))
}

/// The value of the `\uXXXX` at `at`.
fn code_unit(bytes: &[u8], at: usize) -> Result<u32, Invalid> {
    let Some([b'\\', b'u', digits @ ..]) = bytes.get(at..at + 6) else {
        return Err(Invalid);
    };
    digits.iter().try_fold(0, |unit, &digit| {
        let digit = char::from(digit).to_digit(16).ok_or(Invalid)?;
        Ok(unit * 16 + digit)
    })
}
