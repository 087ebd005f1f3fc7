use super::{Invalid, Reader, Record};

/// A type that can be read from JSON. Generated for the types of a contract.
pub trait Decode: Sized {
    /// Reads the value that stands next.
    fn decode(reader: &mut Reader<'_>) -> Result<Self, Invalid>;
}

/// Decodes a value from the whole of `bytes`.
pub fn from_slice<T: Decode>(bytes: &[u8]) -> Result<T, Invalid> {
    decode_with(bytes, T::decode)
}

/// Decodes a value from the whole of `bytes` with a function, where its type alone does not say all of its checks.
///
/// ```
/// use bimetal::json;
///
/// let seats = |bytes| json::decode_with(bytes, |reader| reader.array_of(..=2, |reader| reader.int_in(1..)));
/// assert_eq!(seats(b"[3, 4]"), Ok(vec![3, 4]));
/// assert_eq!(seats(b"[3, 4, 5]"), Err(json::Invalid));
/// ```
pub fn decode_with<'a, T>(
    bytes: &'a [u8],
    decode: impl FnOnce(&mut Reader<'a>) -> Result<T, Invalid>,
) -> Result<T, Invalid> {
    let mut reader = Reader::new(bytes)?;
    let value = decode(&mut reader)?;
    reader.finish()?;
    Ok(value)
}

impl Decode for String {
    fn decode(reader: &mut Reader<'_>) -> Result<Self, Invalid> {
        reader.string()
    }
}

impl Decode for bool {
    fn decode(reader: &mut Reader<'_>) -> Result<Self, Invalid> {
        reader.boolean()
    }
}

/// See [`Reader::int`].
impl Decode for i64 {
    fn decode(reader: &mut Reader<'_>) -> Result<Self, Invalid> {
        reader.int()
    }
}

impl Decode for f64 {
    fn decode(reader: &mut Reader<'_>) -> Result<Self, Invalid> {
        reader.number()
    }
}

/// `null` is `None`.
impl<T: Decode> Decode for Option<T> {
    fn decode(reader: &mut Reader<'_>) -> Result<Self, Invalid> {
        reader.nullable(T::decode)
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(reader: &mut Reader<'_>) -> Result<Self, Invalid> {
        reader.array(T::decode)
    }
}

impl<T: Decode> Decode for Record<T> {
    fn decode(reader: &mut Reader<'_>) -> Result<Self, Invalid> {
        reader.record(T::decode)
    }
}
