use crate::json::Value;

/// What a schema gives for a value: mostly the value itself, which is not copied before it becomes a part of a new one.
#[derive(Default)]
pub(super) enum Given<'v> {
    /// Nothing.
    #[default]
    Absent,
    /// The value that was given.
    Same(&'v Value),
    /// A value of its own.
    New(Value),
}

impl<'v> Given<'v> {
    pub(super) fn as_value(&self) -> Option<&Value> {
        match self {
            Self::Absent => None,
            Self::Same(value) => Some(value),
            Self::New(value) => Some(value),
        }
    }

    pub(super) fn into_value(self) -> Option<Value> {
        match self {
            Self::Absent => None,
            Self::Same(value) => Some(value.clone()),
            Self::New(value) => Some(value),
        }
    }

    /// The same, for a walk over other values.
    pub(super) fn detach<'other>(self) -> Given<'other> {
        self.into_value().map_or(Given::Absent, Given::New)
    }
}

impl<'v> From<Option<&'v Value>> for Given<'v> {
    fn from(value: Option<&'v Value>) -> Self {
        value.map_or(Self::Absent, Self::Same)
    }
}
