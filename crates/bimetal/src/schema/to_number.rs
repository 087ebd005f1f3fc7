//! What JavaScript's operators make of a value that is compared with a number.

use super::print::print_number;
use crate::json::{Value, trim};

/// `Number(value)`
pub(super) fn to_number(value: &Value) -> f64 {
    match value {
        Value::Null => 0.0,
        Value::Boolean(value) => f64::from(u8::from(*value)),
        Value::Number(number) => *number,
        Value::String(text) => parse(text),
        Value::Array(_) => parse(&print(value)),
        Value::Object(_) => f64::NAN,
    }
}

/// `String(value)` of a part of an array.
fn print(value: &Value) -> String {
    match value {
        // Of an array these are empty; nothing else is printed here.
        Value::Null => String::new(),
        Value::Boolean(value) => value.to_string(),
        Value::Number(number) => print_number(*number),
        Value::String(text) => text.clone(),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(print).collect();
            items.join(",")
        }
        Value::Object(_) => "[object Object]".into(),
    }
}

/// `Number(text)`
fn parse(text: &str) -> f64 {
    let text = trim(text);
    match text {
        "" => return 0.0,
        "Infinity" | "+Infinity" => return f64::INFINITY,
        "-Infinity" => return f64::NEG_INFINITY,
        _ => {}
    }
    let radix = match text.get(..2) {
        Some("0x" | "0X") => 16,
        Some("0o" | "0O") => 8,
        Some("0b" | "0B") => 2,
        _ => return parse_decimal(text),
    };
    text.get(2..)
        .filter(|digits| !digits.is_empty())
        .and_then(|digits| {
            digits.chars().try_fold(0.0, |number, digit| {
                Some(number * f64::from(radix) + f64::from(digit.to_digit(radix)?))
            })
        })
        .unwrap_or(f64::NAN)
}

/// Rust reads decimals as JavaScript does, and some words besides.
fn parse_decimal(text: &str) -> f64 {
    let is_part = |byte: u8| byte.is_ascii_digit() || b"+-.eE".contains(&byte);
    if !text.bytes().all(is_part) {
        return f64::NAN;
    }
    text.parse().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::from_slice;

    /// What Node 24 answers to `Number(JSON.parse(text))`; `None` is `NaN`.
    #[test]
    fn values_are_numbers_as_in_javascript() {
        let cases: [(&str, Option<f64>); 26] = [
            ("null", Some(0.0)),
            ("true", Some(1.0)),
            ("1e400", Some(f64::INFINITY)),
            (r#""""#, Some(0.0)),
            (r#"" 12 ""#, Some(12.0)),
            (r#""0x1F""#, Some(31.0)),
            (r#""-0x1F""#, None),
            (r#""0b101""#, Some(5.0)),
            (r#""0o17""#, Some(15.0)),
            (r#""0x""#, None),
            (r#""1_0""#, None),
            (r#"".5""#, Some(0.5)),
            (r#""5.""#, Some(5.0)),
            (r#"".""#, None),
            (r#""+1e2""#, Some(100.0)),
            (r#""inf""#, None),
            (r#""nan""#, None),
            (r#""-Infinity""#, Some(f64::NEG_INFINITY)),
            ("[]", Some(0.0)),
            ("[3]", Some(3.0)),
            (r#"[["4"]]"#, Some(4.0)),
            ("[null]", Some(0.0)),
            ("[1,2]", None),
            ("[true]", None),
            ("{}", None),
            ("[{}]", None),
        ];
        for (text, expected) in cases {
            let value: Value = from_slice(text.as_bytes()).expect("a value");
            let number = to_number(&value);
            assert_eq!((!number.is_nan()).then_some(number), expected, "{text}");
        }
    }
}
