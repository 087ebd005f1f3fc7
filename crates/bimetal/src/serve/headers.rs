//! Declared headers as they are sent; `packages/bimetal/src/runtime/write-headers.ts` writes the same.

use crate::json::{self, Invalid, Reader, Scalar};

/// The headers of an object of JSON: names and values, of a list each. What is absent is not sent.
pub(super) fn read(json: Option<&[u8]>) -> Vec<(String, String)> {
    json.and_then(|json| read_object(json).ok())
        .unwrap_or_default()
}

fn read_object(json: &[u8]) -> Result<Vec<(String, String)>, Invalid> {
    let mut headers = Vec::new();
    let mut reader = Reader::new(json)?;
    reader.begin_object()?;
    while let Some(name) = reader.next_key()? {
        let name = name.to_owned();
        let values = match reader.token() {
            b'[' => reader.array(|reader| reader.scalar().map(write))?,
            _ => vec![write(reader.scalar()?)],
        };
        headers.extend(
            values
                .into_iter()
                .flatten()
                .map(|value| (name.clone(), value)),
        );
    }
    Ok(headers)
}

fn write(value: Scalar<'_>) -> Option<String> {
    match value {
        Scalar::Text(text) => Some(visible(text)),
        Scalar::Boolean(value) => Some(value.to_string()),
        Scalar::Number(number) => {
            let printed = json::to_vec(&number);
            Some(decimal(std::str::from_utf8(&printed).ok()?))
        }
        Scalar::Null | Scalar::Other => None,
    }
}

/// What is no visible ASCII, space or tab is percent-encoded; space around the text is no part of it.
fn visible(text: &str) -> String {
    let visible = text.bytes().map(|byte| match byte {
        b'\t' | b' '..=b'~' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    });
    let text: String = visible.collect();
    text.trim_matches([' ', '\t']).to_owned()
}

/// A number as JavaScript prints it, without the exponent.
fn decimal(printed: &str) -> String {
    let Some((mantissa, exponent)) = printed.split_once('e') else {
        return printed.to_owned();
    };
    let exponent: isize = exponent.parse().unwrap_or_default();
    let (sign, mantissa) = mantissa
        .strip_prefix('-')
        .map_or(("", mantissa), |rest| ("-", rest));
    let digits = mantissa.replace('.', "");
    let zeros = |count: isize| "0".repeat(count.max(0) as usize);
    if exponent > 0 {
        let missing = zeros(exponent + 1 - digits.len() as isize);
        return format!("{sign}{digits}{missing}");
    }
    format!("{sign}0.{}{digits}", zeros(-exponent - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_written_as_text_is_read() {
        let json = r#"{"text":" a\u0000\té\u007f~ ","no":false,"nothing":null,"a":0.5,"b":-1.25e-9,"c":1.5e300,"d":-0,"list":["x",null,"é"]}"#;
        let large = format!("15{}", "0".repeat(299));
        let expected = [
            ("text", "a%00\t%C3%A9%7F~"),
            ("no", "false"),
            ("a", "0.5"),
            ("b", "-0.00000000125"),
            ("c", large.as_str()),
            ("d", "0"),
            ("list", "x"),
            ("list", "%C3%A9"),
        ];
        let expected = expected.map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(read(Some(json.as_bytes())), expected);
        assert_eq!(read(None), []);
    }
}
