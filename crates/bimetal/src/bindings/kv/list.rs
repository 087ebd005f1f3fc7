//! A page of keys.

use crate::json::{Decode, Invalid, Reader, Value};

/// A page of keys.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// The keys, in the order of their UTF-8 bytes.
    pub keys: Vec<Key>,
    /// Where the next page begins, unless this one is the last.
    pub cursor: Option<String>,
}

/// A key of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Key {
    /// The key.
    pub name: String,
    /// When it expires, in seconds since the Unix epoch.
    pub expiration: Option<u64>,
    /// The metadata, if it was put with some.
    pub metadata: Option<Value>,
}

/// Reads what the platform's `list` gives.
impl Decode for List {
    fn decode(reader: &mut Reader<'_>) -> Result<Self, Invalid> {
        let mut list = Self {
            keys: Vec::new(),
            cursor: None,
        };
        reader.begin_object()?;
        while let Some(name) = reader.next_key()? {
            match name {
                "keys" => list.keys = reader.array(Key::decode)?,
                // Given beside `list_complete: false` only.
                "cursor" => {
                    list.cursor = reader
                        .nullable(Reader::string)?
                        .filter(|cursor| !cursor.is_empty())
                }
                _ => reader.skip()?,
            }
        }
        Ok(list)
    }
}

impl Decode for Key {
    fn decode(reader: &mut Reader<'_>) -> Result<Self, Invalid> {
        let mut key = Self {
            name: String::new(),
            expiration: None,
            metadata: None,
        };
        reader.begin_object()?;
        while let Some(name) = reader.next_key()? {
            match name {
                "name" => key.name = reader.string()?,
                "expiration" => {
                    key.expiration = reader
                        .nullable(Reader::int)?
                        .and_then(|at| at.try_into().ok())
                }
                "metadata" => key.metadata = reader.nullable(Value::decode)?,
                _ => reader.skip()?,
            }
        }
        Ok(key)
    }
}
