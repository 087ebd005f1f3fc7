use super::{Invalid, Reader, Record};

/// A type that can be read from JSON. Generated for the types of a contract.
pub trait Decode: Sized {
    /// The type contains itself or values of any shape: the text may be nested at most
    /// [`MAX_DEPTH`](super::MAX_DEPTH) levels deep.
    const DEEP: bool = false;

    /// Reads the value that stands next.
    fn decode(reader: &mut Reader<'_>) -> Result<Self, Invalid>;
}

/// Decodes a value from the whole of `bytes`.
pub fn from_slice<T: Decode>(bytes: &[u8]) -> Result<T, Invalid> {
    decode_with(bytes, |reader| {
        if T::DEEP {
            reader.limit_depth();
        }
        T::decode(reader)
    })
}

/// Where in a text a value of this type is found not to be one: behind what is wrong, or in it.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn stopped_at<T: Decode>(text: &str) -> Option<usize> {
    let mut reader = Reader::new(text.as_bytes()).ok()?;
    T::decode(&mut reader).err()?;
    Some(reader.at.min(text.len()))
}

/// A value that generated code has as text: a default whose type has no literal in Rust.
///
/// # Panics
///
/// Where the text is none of the type's; the compiler of contracts has checked that it is one.
pub fn literal<T: Decode>(text: &str) -> T {
    match decode_with(text.as_bytes(), T::decode) {
        Ok(value) => value,
        Err(Invalid) => panic!("no value of its type: {text}"),
    }
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

/// See [`Reader::int32`].
impl Decode for i32 {
    fn decode(reader: &mut Reader<'_>) -> Result<Self, Invalid> {
        reader.int32()
    }
}

/// See [`Reader::uint32`].
impl Decode for u32 {
    fn decode(reader: &mut Reader<'_>) -> Result<Self, Invalid> {
        reader.uint32()
    }
}

/// A byte: a `Vec<u8>` reads bytes that are an array of numbers, as blobs of a database are.
impl Decode for u8 {
    fn decode(reader: &mut Reader<'_>) -> Result<Self, Invalid> {
        reader.uint32()?.try_into().map_err(|_| Invalid)
    }
}

impl<T: Decode> Decode for Box<T> {
    const DEEP: bool = T::DEEP;

    fn decode(reader: &mut Reader<'_>) -> Result<Self, Invalid> {
        T::decode(reader).map(Self::new)
    }
}

impl Decode for f64 {
    fn decode(reader: &mut Reader<'_>) -> Result<Self, Invalid> {
        reader.number()
    }
}

/// `null` is `None`.
impl<T: Decode> Decode for Option<T> {
    const DEEP: bool = T::DEEP;

    fn decode(reader: &mut Reader<'_>) -> Result<Self, Invalid> {
        reader.nullable(T::decode)
    }
}

impl<T: Decode> Decode for Vec<T> {
    const DEEP: bool = T::DEEP;

    fn decode(reader: &mut Reader<'_>) -> Result<Self, Invalid> {
        reader.array(T::decode)
    }
}

impl<T: Decode> Decode for Record<T> {
    const DEEP: bool = T::DEEP;

    fn decode(reader: &mut Reader<'_>) -> Result<Self, Invalid> {
        reader.record(T::decode)
    }
}
