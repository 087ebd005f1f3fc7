use super::{Decode, Encode, Invalid, Writer, from_slice, to_vec};
use std::fmt;

/// A value as the JSON that was written of it here, to be written again among others.
#[derive(Clone, PartialEq)]
pub(crate) struct Written(Vec<u8>);

impl Written {
    pub fn of(value: &(impl Encode + ?Sized)) -> Self {
        Self(to_vec(value))
    }

    /// JSON that the writer has written.
    pub fn from_json(json: Vec<u8>) -> Self {
        Self(json)
    }

    pub fn read<T: Decode>(&self) -> Result<T, Invalid> {
        from_slice(&self.0)
    }
}

impl Encode for Written {
    fn encode(&self, writer: &mut Writer<'_>) {
        writer.raw(&self.0);
    }
}

impl fmt::Debug for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&String::from_utf8_lossy(&self.0))
    }
}
