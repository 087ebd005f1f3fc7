use super::{Decode, Encode, Invalid, Reader, Record, Writer};

/// A JSON value of any shape.
///
/// ```
/// use bimetal::json::{self, Value};
///
/// let limits: Value = json::from_slice(br#"{ "perDay": [10, 100] }"#)?;
/// assert_eq!(limits.get("perDay").and_then(|days| days.item(1)), Some(&Value::Number(100.0)));
/// # Ok::<(), json::Invalid>(())
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Value {
    /// `null`
    #[default]
    Null,
    /// `true` or `false`
    Boolean(bool),
    /// A number. One that is not finite is written as `null`.
    Number(f64),
    /// A string.
    String(String),
    /// An array.
    Array(Vec<Value>),
    /// An object.
    Object(Record<Value>),
}

impl Value {
    /// The value of a key, where this is an object that has it.
    pub fn get(&self, key: &str) -> Option<&Value> {
        match self {
            Self::Object(record) => record.get(key),
            _ => None,
        }
    }

    /// An item by its index, where this is an array that has it.
    pub fn item(&self, index: usize) -> Option<&Value> {
        match self {
            Self::Array(items) => items.get(index),
            _ => None,
        }
    }

    /// The string, where this is one.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// The number, where this is one.
    pub fn as_f64(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// The boolean, where this is one.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Boolean(value) => Some(*value),
            _ => None,
        }
    }
}

/// Arrays and objects may be nested this deep in a value that has no schema to say how deep it is.
const MAX_DEPTH: usize = 128;

/// A value nested deeper than 128 levels is invalid.
impl Decode for Value {
    fn decode(reader: &mut Reader<'_>) -> Result<Self, Invalid> {
        decode(reader, MAX_DEPTH)
    }
}

/// Reads a value of at most `depth` levels.
fn decode(reader: &mut Reader<'_>, depth: usize) -> Result<Value, Invalid> {
    let inner = || depth.checked_sub(1).ok_or(Invalid);
    Ok(match reader.token() {
        b'{' => {
            let depth = inner()?;
            Value::Object(reader.entries(|_| true, |reader| decode(reader, depth))?)
        }
        b'[' => {
            let depth = inner()?;
            Value::Array(reader.array(|reader| decode(reader, depth))?)
        }
        b'"' => Value::String(reader.string()?),
        b't' | b'f' => Value::Boolean(reader.boolean()?),
        b'n' => {
            reader.literal("null")?;
            Value::Null
        }
        _ => Value::Number(reader.number()?),
    })
}

impl Encode for Value {
    fn encode(&self, writer: &mut Writer<'_>) {
        match self {
            Self::Null => writer.null(),
            Self::Boolean(value) => writer.boolean(*value),
            Self::Number(number) => writer.number(*number),
            Self::String(text) => writer.string(text),
            Self::Array(items) => items.encode(writer),
            Self::Object(record) => record.encode(writer),
        }
    }
}
