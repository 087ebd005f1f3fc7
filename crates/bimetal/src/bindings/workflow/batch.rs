//! Instances that are started together.

use super::WorkflowInstance;

#[cfg(target_arch = "wasm32")]
use crate::json::{Decode, Invalid, Reader};

/// What [`create_batch`](super::Workflow::create_batch) did.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Batch {
    /// The instances that were started, in order.
    pub created: Vec<WorkflowInstance>,
    /// Those that were not.
    pub errors: Vec<Uncreated>,
}

/// An instance that was not started.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Uncreated {
    /// Its place among those that were asked for.
    pub index: u32,
    /// The id that was asked for.
    pub id: Option<String>,
    /// Why.
    pub message: String,
}

#[cfg(target_arch = "wasm32")]
impl Decode for Uncreated {
    fn decode(reader: &mut Reader<'_>) -> Result<Self, Invalid> {
        let mut uncreated = Self::default();
        reader.begin_object()?;
        while let Some(name) = reader.next_key()? {
            match name {
                "index" => uncreated.index = reader.uint32()?,
                "id" => uncreated.id = reader.nullable(Reader::string)?,
                "message" => uncreated.message = reader.string()?,
                _ => reader.skip()?,
            }
        }
        Ok(uncreated)
    }
}
