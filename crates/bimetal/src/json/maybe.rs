/// A field that may be absent, `null` or a value, where the difference says something: a patch that leaves, clears or sets.
///
/// ```
/// use bimetal::json::Maybe;
///
/// let patch: Maybe<&str> = Maybe::Null;
/// let mut due = Some("today");
/// patch.apply(&mut due);
/// assert_eq!(due, None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Maybe<T> {
    /// The key is not there.
    #[default]
    Absent,
    /// The key is there, and its value is `null`.
    Null,
    /// The key is there, with a value.
    Some(T),
}

impl<T> Maybe<T> {
    /// The value, where there is one.
    pub fn some(self) -> Option<T> {
        match self {
            Self::Some(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// The value by reference, where there is one.
    pub fn as_ref(&self) -> Maybe<&T> {
        match self {
            Self::Absent => Maybe::Absent,
            Self::Null => Maybe::Null,
            Self::Some(value) => Maybe::Some(value),
        }
    }

    /// Whether the key is not there.
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Leaves a value as it is, clears it or sets it.
    pub fn apply(self, place: &mut Option<T>) {
        match self {
            Self::Absent => {}
            Self::Null => *place = None,
            Self::Some(value) => *place = Some(value),
        }
    }
}

/// What stands under a key that is there.
impl<T> From<Option<T>> for Maybe<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::Some)
    }
}

/// What was read of a key that may be there.
impl<T> From<Option<Option<T>>> for Maybe<T> {
    fn from(value: Option<Option<T>>) -> Self {
        value.map_or(Self::Absent, Self::from)
    }
}
