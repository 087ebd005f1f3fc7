//! Formats that no regular expression describes, or that need none: as zod's `schemas.ts` tells them.

use crate::json::{Value, from_slice, to_vec};

/// An address, a slash, and how many of its bits are fixed: a number from 0 to 128 as JavaScript prints it. zod takes
/// `1.5` and `NaN`, too.
pub(super) fn is_cidr_v6(text: &str, is_ipv6: impl Fn(&str) -> bool) -> bool {
    let Some((address, prefix)) = text.split_once('/') else {
        return false;
    };
    let is_printed = |bits: &f64| to_vec(bits) == prefix.as_bytes();
    let bits = prefix.parse().ok().filter(is_printed);
    let in_range = bits.is_some_and(|bits| (0.0..=128.0).contains(&bits));
    (in_range || prefix == "NaN") && is_ipv6(address)
}

pub(super) fn is_base64(text: &str) -> bool {
    let data = text.trim_end_matches('=');
    let padding = text.len() - data.len();
    text.len().is_multiple_of(4)
        && padding <= 2
        && data.bytes().all(|byte| digit(byte, b"+/").is_some())
}

pub(super) fn is_base64_url(text: &str) -> bool {
    text.len() % 4 != 1 && text.bytes().all(|byte| digit(byte, b"-_").is_some())
}

/// The value of a digit; `last` are the digits 62 and 63.
fn digit(byte: u8, last: &[u8; 2]) -> Option<u8> {
    match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        _ => last
            .iter()
            .position(|&digit| digit == byte)
            .map(|place| 62 + place as u8),
    }
}

/// Three parts, of which the first is JSON in base64 that says what it is.
pub(super) fn is_jwt(text: &str, alg: Option<&str>) -> bool {
    let mut parts = text.split('.');
    let (Some(header), Some(_), Some(_), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return false;
    };
    let Some(Value::Object(header)) = decode_base64(header).and_then(|header| read_header(&header))
    else {
        return false;
    };
    let typ = header.get("typ");
    let named = match header.get("alg") {
        None | Some(Value::Null | Value::Boolean(false)) => None,
        Some(Value::Number(number)) if *number == 0.0 => None,
        Some(Value::String(name)) => (!name.is_empty()).then_some(name.as_str()),
        Some(_) => Some(""),
    };
    typ.is_none_or(|typ| typ.as_str() == Some("JWT"))
        && named.is_some_and(|named| alg.is_none_or(|alg| alg.is_empty() || alg == named))
}

/// JavaScript takes halves of surrogate pairs where Rust's strings cannot; none of them is what is looked for.
fn read_header(text: &str) -> Option<Value> {
    let text = text.replace("\\ud", "\\u0").replace("\\uD", "\\u0");
    from_slice(text.as_bytes()).ok()
}

/// What `atob` gives: a character for each byte. White space is passed over, and padding need not be there.
fn decode_base64(text: &str) -> Option<String> {
    let mut digits: Vec<u8> = text
        .bytes()
        .filter(|byte| !matches!(byte, b' ' | b'\t' | b'\n' | 0xc | b'\r'))
        .collect();
    if digits.len().is_multiple_of(4) {
        for _ in 0..2 {
            digits.pop_if(|digit| *digit == b'=');
        }
    }
    let digits: Vec<u8> = digits
        .into_iter()
        .map(|byte| digit(byte, b"+/"))
        .collect::<Option<_>>()?;
    if digits.len() % 4 == 1 {
        return None;
    }
    let bytes = digits.chunks(4).flat_map(|chunk| {
        let bits = chunk
            .iter()
            .fold(0_u32, |bits, &digit| bits << 6 | u32::from(digit))
            << (6 * (4 - chunk.len()));
        bits.to_be_bytes().into_iter().skip(1).take(chunk.len() - 1)
    });
    Some(bytes.map(char::from).collect())
}

/// 12 to 19 digits, with at most one space or hyphen between two, and the checksum of ISO/IEC 7812-1: every second digit
/// from the right counts twice.
pub(super) fn is_credit_card(text: &str) -> bool {
    let mut digits = Vec::new();
    let mut separated = true;
    for byte in text.bytes() {
        match byte {
            b'0'..=b'9' => {
                digits.push(u32::from(byte - b'0'));
                separated = false;
            }
            b' ' | b'-' if !separated => separated = true,
            _ => return false,
        }
    }
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, &digit)| {
            let twice = digit * 2;
            if place % 2 == 0 {
                digit
            } else {
                twice / 10 + twice % 10
            }
        })
        .sum();
    !separated && (12..=19).contains(&digits.len()) && sum.is_multiple_of(10)
}

/// A country, two check digits that are neither 00, 01 nor 99, and 11 to 30 letters and digits; the checksum of ISO 7064,
/// in which letters count from 10.
pub(super) fn is_iban(text: &str) -> bool {
    let bytes = text.as_bytes();
    let Some((head, rest)) = bytes.split_at_checked(4) else {
        return false;
    };
    let (country, check) = head.split_at(2);
    let well_formed = country.iter().all(u8::is_ascii_uppercase)
        && check.iter().all(u8::is_ascii_digit)
        && !matches!(check, b"00" | b"01" | b"99")
        && (11..=30).contains(&rest.len())
        && rest
            .iter()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    let remainder = rest
        .iter()
        .chain(head)
        .fold(0, |remainder, &byte| match byte {
            b'A'..=b'Z' => (remainder * 100 + u32::from(byte - b'A') + 10) % 97,
            _ => (remainder * 10 + u32::from(byte.wrapping_sub(b'0'))) % 97,
        });
    well_formed && remainder == 1
}
