//! The values of a statement's parameters.

/// The value of a parameter.
#[derive(Debug, Clone, PartialEq)]
pub enum Param {
    /// `NULL`
    Null,
    /// An integer, of at most 2^53 - 1 in magnitude. Its way to D1 leads through JavaScript, so SQLite gets a number
    /// with a fraction of 0: a column of the type INTEGER makes an integer of it again, but `7 / ?` with 2 is 3.5.
    Integer(i64),
    /// A number; one that is not finite is `NULL`.
    Real(f64),
    /// Text.
    Text(String),
    /// Bytes.
    Blob(Vec<u8>),
}

macro_rules! from {
    ($($type:ty: $value:ident => $param:expr;)*) => {$(
        impl From<$type> for Param {
            fn from($value: $type) -> Self {
                $param
            }
        }
    )*};
}

from! {
    // SQLite has no booleans.
    bool: value => Self::Integer(value.into());
    i32: value => Self::Integer(value.into());
    u32: value => Self::Integer(value.into());
    i64: value => Self::Integer(value);
    f64: value => Self::Real(value);
    &str: value => Self::Text(value.to_owned());
    String: value => Self::Text(value);
    &String: value => Self::Text(value.clone());
    &[u8]: value => Self::Blob(value.to_vec());
    Vec<u8>: value => Self::Blob(value);
}

/// `None` is `NULL`.
impl<T: Into<Param>> From<Option<T>> for Param {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// The values of all parameters of a statement: a tuple of them, or a list of [`Param`]s.
///
/// ```
/// # let db = bimetal::Database::fake();
/// let by_tuple = db.prepare("SELECT ?, ?, ?").bind((1, "two", None::<f64>));
/// let by_list = db.prepare("SELECT ?, ?").bind(["one", "two"]);
/// ```
pub trait Params {
    /// The values, in order.
    #[doc(hidden)]
    fn into_params(self) -> Vec<Param>;
}

impl<T: Into<Param>> Params for Vec<T> {
    fn into_params(self) -> Vec<Param> {
        self.into_iter().map(Into::into).collect()
    }
}

impl<T: Into<Param>, const N: usize> Params for [T; N] {
    fn into_params(self) -> Vec<Param> {
        self.into_iter().map(Into::into).collect()
    }
}

macro_rules! tuples {
    ($(($($name:ident)*))*) => {$(
        impl<$($name: Into<Param>),*> Params for ($($name,)*) {
            fn into_params(self) -> Vec<Param> {
                #[allow(non_snake_case, reason = "the variables are named as their types")]
                let ($($name,)*) = self;
                vec![$($name.into()),*]
            }
        }
    )*};
}

tuples! {
    ()
    (A)
    (A B)
    (A B C)
    (A B C D)
    (A B C D E)
    (A B C D E F)
    (A B C D E F G)
    (A B C D E F G H)
    (A B C D E F G H I)
    (A B C D E F G H I J)
    (A B C D E F G H I J K)
    (A B C D E F G H I J K L)
}
