use super::{Record, Writer};

/// A type that can be written as JSON. Generated for the types of a contract.
pub trait Encode {
    /// Writes the value.
    fn encode(&self, writer: &mut Writer<'_>);
}

/// Encodes a value as JSON, with no white space.
pub fn to_vec<T: Encode + ?Sized>(value: &T) -> Vec<u8> {
    let mut out = Vec::new();
    value.encode(&mut Writer::new(&mut out));
    out
}

/// Encodes a value as a text that is read as this value again: an infinite number stays one.
pub(crate) fn to_read_again<T: Encode + ?Sized>(value: &T) -> Vec<u8> {
    let mut out = Vec::new();
    value.encode(&mut Writer::to_read(&mut out));
    out
}

impl<T: Encode + ?Sized> Encode for &T {
    fn encode(&self, writer: &mut Writer<'_>) {
        (**self).encode(writer);
    }
}

impl Encode for str {
    fn encode(&self, writer: &mut Writer<'_>) {
        writer.string(self);
    }
}

impl Encode for String {
    fn encode(&self, writer: &mut Writer<'_>) {
        writer.string(self);
    }
}

impl Encode for bool {
    fn encode(&self, writer: &mut Writer<'_>) {
        writer.boolean(*self);
    }
}

impl Encode for i64 {
    fn encode(&self, writer: &mut Writer<'_>) {
        writer.int(*self);
    }
}

impl Encode for i32 {
    fn encode(&self, writer: &mut Writer<'_>) {
        writer.int((*self).into());
    }
}

impl Encode for u32 {
    fn encode(&self, writer: &mut Writer<'_>) {
        writer.int((*self).into());
    }
}

impl<T: Encode + ?Sized> Encode for Box<T> {
    fn encode(&self, writer: &mut Writer<'_>) {
        (**self).encode(writer);
    }
}

/// See [`Writer::number`].
impl Encode for f64 {
    fn encode(&self, writer: &mut Writer<'_>) {
        writer.number(*self);
    }
}

/// `None` is `null`.
impl<T: Encode> Encode for Option<T> {
    fn encode(&self, writer: &mut Writer<'_>) {
        match self {
            Some(value) => value.encode(writer),
            None => writer.null(),
        }
    }
}

impl<T: Encode> Encode for [T] {
    fn encode(&self, writer: &mut Writer<'_>) {
        writer.begin_array();
        for item in self {
            writer.item(item);
        }
        writer.end_array();
    }
}

impl<T: Encode> Encode for Vec<T> {
    fn encode(&self, writer: &mut Writer<'_>) {
        self.as_slice().encode(writer);
    }
}

impl<T: Encode> Encode for Record<T> {
    fn encode(&self, writer: &mut Writer<'_>) {
        writer.begin_object();
        self.write_integers(writer);
        self.write_names(writer);
        writer.end_object();
    }
}
