use crate::json::{Decode, Invalid, MAX_DEPTH, Reader, Record, Value, decode_with};

/// The value of a JSON text as JavaScript has it: of a repeated key the last value counts, and a number too large for a
/// float is infinite.
///
/// `deep`: the text is for a schema that contains itself or values of any shape, and may have at most [`MAX_DEPTH`]
/// levels. A text for any other schema may have more, but nothing looks into them: an array or an object that is deeper
/// is empty here.
pub fn parse(bytes: &[u8], deep: bool) -> Result<Value, Invalid> {
    decode_with(bytes, |reader| {
        if deep {
            reader.limit_depth();
        }
        read(reader, MAX_DEPTH)
    })
}

fn read(reader: &mut Reader<'_>, levels: usize) -> Result<Value, Invalid> {
    let Some(inner) = levels.checked_sub(1) else {
        return read_flat(reader);
    };
    match reader.token() {
        b'{' => {
            let keep = |key: &str| Ok(Some(key.to_owned()));
            let record = reader.entries(keep, |reader| read(reader, inner))?;
            Ok(Value::Object(record))
        }
        b'[' => reader.array(|reader| read(reader, inner)).map(Value::Array),
        _ => Value::decode(reader),
    }
}

/// A value of which only the type is told, if it has parts.
fn read_flat(reader: &mut Reader<'_>) -> Result<Value, Invalid> {
    match reader.token() {
        b'{' => reader.skip().map(|()| Value::Object(Record::new())),
        b'[' => reader.skip().map(|()| Value::Array(Vec::new())),
        _ => Value::decode(reader),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::{to_read_again, to_vec};

    #[test]
    fn what_lies_too_deep_to_be_looked_into_is_empty() {
        for levels in [1, MAX_DEPTH, MAX_DEPTH + 1, 10_000, 1_000_000] {
            let text = "[".repeat(levels) + &"]".repeat(levels);
            let kept = levels.min(MAX_DEPTH + 1);
            let value = parse(text.as_bytes(), false).expect("a value");
            assert_eq!(to_vec(&value).len(), 2 * kept);
            assert_eq!(parse(text.as_bytes(), true).is_ok(), levels <= MAX_DEPTH);
            // What is skipped must be JSON, too.
            assert_eq!(parse(&text.as_bytes()[1..], false), Err(Invalid));
        }
    }

    #[test]
    fn what_was_written_is_read_as_it_was() {
        let text = br#"{"a":[1e400,-1e400,-0,null],"__proto__":{"b":"\u0000"},"a":[-1e999,-0,1.50],"1":2}"#;
        let value = parse(text, false).expect("a value");
        let written = to_read_again(&value);
        assert_eq!(
            String::from_utf8_lossy(&written),
            r#"{"1":2,"a":[-1e400,0,1.5],"__proto__":{"b":"\u0000"}}"#
        );
        assert_eq!(parse(&written, false), Ok(value));
    }
}
