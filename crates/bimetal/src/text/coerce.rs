//! From the text of one value to the value.

use core::ops::RangeBounds;

use super::{Invalid, Scalar};
use crate::json::{MAX_SAFE_INTEGER, TextCheck, Words, check_text, is_multiple, safe_integer};

/// Text with a number beyond this stays text: the number would not print as it was written.
const LARGEST: f64 = MAX_SAFE_INTEGER as f64;

/// The text as it is.
pub fn string(text: &str) -> Result<String, Invalid> {
    Ok(text.to_owned())
}

/// A text of so many code points.
pub fn string_of(length: impl RangeBounds<usize>) -> impl Fn(&str) -> Result<String, Invalid> {
    move |text| {
        length
            .contains(&text.chars().count())
            .then(|| text.to_owned())
            .ok_or(Invalid)
    }
}

/// A text that passes checks, as the changes among them leave it.
pub fn string_with(checks: &'static [TextCheck]) -> impl Fn(&str) -> Result<String, Invalid> {
    move |text| check_text(text, checks).map(Into::into)
}

/// Text that passes checks, as a type of [`formats`](crate::formats).
pub fn string_as<T: From<String>>(
    checks: &'static [TextCheck],
) -> impl Fn(&str) -> Result<T, Invalid> {
    move |text| string_with(checks)(text).map(T::from)
}

/// A number.
pub fn number(text: &str) -> Result<f64, Invalid> {
    if !is_decimal(text.as_bytes()) {
        return Err(Invalid);
    }
    let number: f64 = text.parse().map_err(|_| Invalid)?;
    within(&(-LARGEST..=LARGEST), number)
}

/// A number in a range.
pub fn number_in(range: impl RangeBounds<f64>) -> impl Fn(&str) -> Result<f64, Invalid> {
    move |text| number(text).and_then(|number| within(&range, number))
}

/// A number without a fraction; `1.0` is one.
pub fn int(text: &str) -> Result<i64, Invalid> {
    safe_integer(number(text)?).ok_or(Invalid)
}

/// An integer in a range.
pub fn int_in(range: impl RangeBounds<i64>) -> impl Fn(&str) -> Result<i64, Invalid> {
    move |text| int(text).and_then(|integer| within(&range, integer))
}

/// An integer of 32 bits.
pub fn int32(text: &str) -> Result<i32, Invalid> {
    int(text)?.try_into().map_err(|_| Invalid)
}

/// An integer of 32 bits, in a range.
pub fn int32_in(range: impl RangeBounds<i32>) -> impl Fn(&str) -> Result<i32, Invalid> {
    move |text| int32(text).and_then(|integer| within(&range, integer))
}

/// An integer of 32 bits that is not negative.
pub fn uint32(text: &str) -> Result<u32, Invalid> {
    int(text)?.try_into().map_err(|_| Invalid)
}

/// An integer of 32 bits that is not negative, in a range.
pub fn uint32_in(range: impl RangeBounds<u32>) -> impl Fn(&str) -> Result<u32, Invalid> {
    move |text| uint32(text).and_then(|integer| within(&range, integer))
}

/// A number that is a multiple of another.
pub fn multiple_of<T: Number>(
    divisor: f64,
    value: impl Fn(&str) -> Result<T, Invalid>,
) -> impl Fn(&str) -> Result<T, Invalid> {
    move |text| {
        let number = value(text)?;
        is_multiple(number.to_f64(), divisor)
            .then_some(number)
            .ok_or(Invalid)
    }
}

/// The types of numbers that text is read as.
pub trait Number: Copy {
    /// As a float.
    fn to_f64(self) -> f64;
}

impl Number for f64 {
    fn to_f64(self) -> f64 {
        self
    }
}

/// Those that are read are exact floats.
impl Number for i64 {
    fn to_f64(self) -> f64 {
        self as f64
    }
}

impl Number for i32 {
    fn to_f64(self) -> f64 {
        self.into()
    }
}

impl Number for u32 {
    fn to_f64(self) -> f64 {
        self.into()
    }
}

/// `true` or `false`.
pub fn boolean(text: &str) -> Result<bool, Invalid> {
    text.parse().map_err(|_| Invalid)
}

/// The text of this value, and of no other.
pub fn exactly(value: Scalar<'static>) -> impl Fn(&str) -> Result<(), Invalid> {
    move |text| {
        let same = match value {
            Scalar::Text(expected) => text == expected,
            Scalar::Number(expected) => number(text)? == expected,
            Scalar::Boolean(expected) => boolean(text)? == expected,
            Scalar::Null | Scalar::Other => false,
        };
        same.then_some(()).ok_or(Invalid)
    }
}

/// A boolean that is sent as a word.
pub fn boolean_of(words: &'static Words) -> impl Fn(&str) -> Result<bool, Invalid> {
    move |text| words.boolean(text).ok_or(Invalid)
}

/// A value that could be `null` in JSON. Text never is.
pub fn nullable<T>(
    value: impl Fn(&str) -> Result<T, Invalid>,
) -> impl Fn(&str) -> Result<Option<T>, Invalid> {
    move |text| value(text).map(Some)
}

fn within<T: PartialOrd>(range: &impl RangeBounds<T>, value: T) -> Result<T, Invalid> {
    range.contains(&value).then_some(value).ok_or(Invalid)
}

/// Whether this is `-?(0|[1-9][0-9]*)(\.[0-9]+)?`.
fn is_decimal(text: &[u8]) -> bool {
    let unsigned = text.strip_prefix(b"-").unwrap_or(text);
    let point = unsigned.iter().position(|&byte| byte == b'.');
    let (whole, fraction) = unsigned.split_at(point.unwrap_or(unsigned.len()));
    let digits = |text: &[u8]| !text.is_empty() && text.iter().all(u8::is_ascii_digit);
    digits(whole)
        && (whole.len() == 1 || whole.first() != Some(&b'0'))
        && fraction
            .split_first()
            .is_none_or(|(_, decimals)| digits(decimals))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_plain_decimals() {
        let valid = [
            ("0", 0.0),
            ("-0", 0.0),
            ("10", 10.0),
            ("-0.50", -0.5),
            ("9007199254740991", LARGEST),
        ];
        for (text, value) in valid {
            assert_eq!(number(text), Ok(value), "{text}");
        }
        let invalid = [
            "",
            "-",
            ".5",
            "1.",
            "01",
            "-00",
            "+1",
            "1e3",
            "0x10",
            " 1",
            "1 ",
            "1\n",
            "1.2.3",
            "1_000",
            "١",
            "NaN",
            "Infinity",
            "inf",
            "9007199254740992",
            "-9007199254740992",
            "1.-5",
            "--1",
        ];
        for text in invalid {
            assert_eq!(number(text), Err(Invalid), "{text}");
        }
    }

    #[test]
    fn integers_may_be_written_with_a_point() {
        assert_eq!(
            ["7", "7.0", "-0", "7.5"].map(int),
            [Ok(7), Ok(7), Ok(0), Err(Invalid)]
        );
        assert_eq!(
            ["0", "1", "9"].map(int_in(1..9)),
            [Err(Invalid), Ok(1), Err(Invalid)]
        );
        assert_eq!(["0.5", "1"].map(number_in(..1.0)), [Ok(0.5), Err(Invalid)]);
    }

    #[test]
    fn booleans_are_two_words() {
        assert_eq!(
            ["true", "false", "True", "1", ""].map(|text| boolean(text).ok()),
            [Some(true), Some(false), None, None, None]
        );
    }

    #[test]
    fn strings_are_counted_in_code_points() {
        assert_eq!(
            ["", "é😀", "abc"].map(|text| string_of(1..=2)(text).is_ok()),
            [false, true, false]
        );
        assert_eq!(nullable(string)("null"), Ok(Some("null".to_owned())));
    }
}
