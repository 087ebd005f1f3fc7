//! What an index tells of itself.

use crate::json::{Decode, Invalid, Reader, Value};

/// How large an index is.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct IndexInfo {
    /// The vectors in it.
    pub vector_count: u64,
    /// The numbers of each vector.
    pub dimensions: u32,
    /// The mutation up to which all can be found.
    pub processed_up_to_mutation: Option<String>,
}

impl Decode for IndexInfo {
    fn decode(reader: &mut Reader<'_>) -> Result<Self, Invalid> {
        let mut info = Self::default();
        reader.begin_object()?;
        while let Some(name) = reader.next_key()? {
            match name {
                "vectorCount" => info.vector_count = reader.number()? as u64,
                "dimensions" => info.dimensions = reader.uint32()?,
                // Declared as a number, and given as text.
                "processedUpToMutation" => {
                    let mutation = Value::decode(reader)?;
                    info.processed_up_to_mutation = mutation.as_str().map(str::to_owned);
                }
                _ => reader.skip()?,
            }
        }
        Ok(info)
    }
}
