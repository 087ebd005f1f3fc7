//! A page of keys.

use crate::json::{self, Invalid, Reader};

/// A page of keys.
#[derive(Debug, Clone, PartialEq)]
pub struct List<M = ()> {
    /// The keys, in the order of their UTF-8 bytes.
    pub keys: Vec<Key<M>>,
    /// Where the next page begins, unless this one is the last.
    pub cursor: Option<String>,
}

/// A key of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Key<M = ()> {
    /// The key.
    pub name: String,
    /// When it expires, in seconds since the Unix epoch.
    pub expiration: Option<u64>,
    /// The metadata, if it was put with some, and if it was asked for.
    pub metadata: Option<M>,
}

/// Reads a key's metadata.
pub(super) type ReadMetadata<M> = fn(&mut Reader<'_>) -> Result<Option<M>, Invalid>;

/// Reads what the platform's `list` gives.
pub(super) fn read<M>(text: &str, metadata: ReadMetadata<M>) -> Result<List<M>, Invalid> {
    json::decode_with(text.as_bytes(), |reader| {
        let mut list = List {
            keys: Vec::new(),
            cursor: None,
        };
        reader.begin_object()?;
        while let Some(name) = reader.next_key()? {
            match name {
                "keys" => list.keys = reader.array(|reader| read_key(reader, metadata))?,
                // Given beside `list_complete: false` only.
                "cursor" => list.cursor = reader.nullable(Reader::string)?,
                _ => reader.skip()?,
            }
        }
        Ok(list)
    })
}

fn read_key<M>(reader: &mut Reader<'_>, metadata: ReadMetadata<M>) -> Result<Key<M>, Invalid> {
    let mut key = Key {
        name: String::new(),
        expiration: None,
        metadata: None,
    };
    reader.begin_object()?;
    while let Some(name) = reader.next_key()? {
        match name {
            "name" => key.name = reader.string()?,
            "expiration" => {
                let expiration = reader.nullable(Reader::int)?;
                key.expiration = expiration.and_then(|at| at.try_into().ok());
            }
            "metadata" => key.metadata = metadata(reader)?,
            _ => reader.skip()?,
        }
    }
    Ok(key)
}
