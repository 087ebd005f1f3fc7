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

/// A number too large for a float is infinite, as it is in JavaScript.
impl Decode for Value {
    const DEEP: bool = true;

    fn decode(reader: &mut Reader<'_>) -> Result<Self, Invalid> {
        Ok(match reader.token() {
            b'{' => Self::Object(reader.entries(|key| Ok(Some(key.to_owned())), Self::decode)?),
            b'[' => Self::Array(reader.array(Self::decode)?),
            b'"' => Self::String(reader.string()?),
            b't' | b'f' => Self::Boolean(reader.boolean()?),
            b'n' => {
                reader.literal("null")?;
                Self::Null
            }
            _ => Self::Number(reader.scan_number()?.to_f64()),
        })
    }
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

/// `null`, where nothing else may stand: what `z.null()` takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Null;

impl Decode for Null {
    fn decode(reader: &mut Reader<'_>) -> Result<Self, Invalid> {
        reader.null()?.then_some(Self).ok_or(Invalid)
    }
}

impl Encode for Null {
    fn encode(&self, writer: &mut Writer<'_>) {
        writer.null();
    }
}

/// No value: what `z.never()` takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Never {}

impl Decode for Never {
    fn decode(_: &mut Reader<'_>) -> Result<Self, Invalid> {
        Err(Invalid)
    }
}

impl Encode for Never {
    fn encode(&self, _: &mut Writer<'_>) {
        match *self {}
    }
}
