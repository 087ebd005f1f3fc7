use core::{error::Error, fmt};

/// The input is not a value of the type that was asked for.
///
/// It does not say why: a decoder only says yes, with the value, or no. What is wrong with a request is collected from
/// the same bytes in a second pass, only when there was a no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Invalid;

impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the input is not a valid value of the expected type")
    }
}

impl Error for Invalid {}
