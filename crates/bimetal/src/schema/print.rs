//! Values as JavaScript prints them into messages.

use super::file::is_file;
use crate::json::{Scalar, Value, to_vec};

/// What zod calls the type of a value.
pub(super) fn type_name(value: Option<&Value>) -> String {
    match value {
        None => "undefined".into(),
        Some(Value::Null) => "null".into(),
        Some(Value::Boolean(_)) => "boolean".into(),
        Some(Value::Number(number)) if number.is_finite() => "number".into(),
        Some(Value::Number(number)) => print_number(*number),
        Some(Value::String(_)) => "string".into(),
        Some(Value::Array(_)) => "array".into(),
        Some(Value::Object(object)) if is_file(object) => "File".into(),
        Some(Value::Object(_)) => "object".into(),
    }
}

/// `String(number)`
pub(super) fn print_number(number: f64) -> String {
    if number.is_nan() {
        return "NaN".into();
    }
    if number.is_infinite() {
        return if number > 0.0 {
            "Infinity"
        } else {
            "-Infinity"
        }
        .into();
    }
    String::from_utf8(to_vec(&number)).unwrap_or_default()
}

/// `String(scalar)`; what is absent is `undefined`.
pub(super) fn print_scalar(scalar: Option<Scalar<'_>>) -> String {
    match scalar {
        None => "undefined".into(),
        Some(Scalar::Null | Scalar::Other) => "null".into(),
        Some(Scalar::Boolean(value)) => value.to_string(),
        Some(Scalar::Number(number)) => print_number(number),
        Some(Scalar::Text(text)) => text.into(),
    }
}

/// A scalar with quotes around a text.
pub(super) fn quote_scalar(scalar: Scalar<'_>) -> String {
    match scalar {
        Scalar::Text(text) => format!("\"{text}\""),
        _ => print_scalar(Some(scalar)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_printed_as_javascript_does() {
        let cases = [
            (-0.0, "0"),
            (0.1, "0.1"),
            (1e21, "1e+21"),
            (5.0, "5"),
            (f64::INFINITY, "Infinity"),
            (f64::NEG_INFINITY, "-Infinity"),
            (f64::NAN, "NaN"),
        ];
        for (number, text) in cases {
            assert_eq!(print_number(number), text);
        }
    }
}
