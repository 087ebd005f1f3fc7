use std::borrow::Cow;

use crate::json::{Encode, Scalar, Writer};

/// What is wrong with a value, and where: as zod 4 says it. Written as JSON, it has zod's members in zod's order.
#[derive(Debug, Clone, PartialEq)]
pub struct Issue {
    pub(super) members: Vec<(&'static str, Member)>,
    pub(super) path: Vec<Key>,
    pub(super) message: String,
}

impl Issue {
    /// What kind of mistake it is: `invalid_type`.
    pub fn code(&self) -> &str {
        match self.member("code") {
            Some(Member::Text(code)) => code,
            _ => "",
        }
    }

    /// Keys and indices from the root to the value.
    pub fn path(&self) -> &[Key] {
        &self.path
    }

    /// One English sentence, or the author's own message.
    pub fn message(&self) -> &str {
        &self.message
    }

    pub(super) fn member(&self, name: &str) -> Option<&Member> {
        let mut members = self.members.iter();
        members
            .find(|(other, _)| *other == name)
            .map(|(_, member)| member)
    }
}

impl Encode for Issue {
    fn encode(&self, writer: &mut Writer<'_>) {
        writer.begin_object();
        for (name, member) in &self.members {
            writer.field(name, member);
        }
        writer.field("path", &self.path);
        writer.field("message", &self.message);
        writer.end_object();
    }
}

/// A key of an object, or an index of an array.
#[derive(Debug, Clone, PartialEq)]
pub enum Key {
    /// A key.
    Name(String),
    /// An index, or a key that its schema has as a number.
    Number(f64),
}

impl Encode for Key {
    fn encode(&self, writer: &mut Writer<'_>) {
        match self {
            Self::Name(name) => writer.string(name),
            Self::Number(number) => writer.number(*number),
        }
    }
}

/// What an issue says beside its place and its message.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Member {
    Text(Cow<'static, str>),
    Number(f64),
    Boolean(bool),
    Keys(Vec<String>),
    /// `None` stands for what is absent.
    Scalars(Vec<Option<Scalar<'static>>>),
    Numbers(Vec<f64>),
    Issues(Vec<Issue>),
    /// The issues of each option of a union.
    Options(Vec<Vec<Issue>>),
}

impl Encode for Member {
    fn encode(&self, writer: &mut Writer<'_>) {
        match self {
            Self::Text(text) => writer.string(text),
            Self::Number(number) => writer.number(*number),
            Self::Boolean(value) => writer.boolean(*value),
            Self::Keys(keys) => keys.encode(writer),
            Self::Scalars(scalars) => encode_scalars(scalars, writer),
            Self::Numbers(numbers) => numbers.encode(writer),
            Self::Issues(issues) => issues.encode(writer),
            Self::Options(options) => options.encode(writer),
        }
    }
}

fn encode_scalars(scalars: &[Option<Scalar<'static>>], writer: &mut Writer<'_>) {
    writer.begin_array();
    for scalar in scalars {
        match scalar {
            Some(Scalar::Text(text)) => writer.item(*text),
            Some(Scalar::Number(number)) => writer.item(number),
            Some(Scalar::Boolean(value)) => writer.item(value),
            Some(Scalar::Null | Scalar::Other) | None => writer.item(&None::<bool>),
        }
    }
    writer.end_array();
}
