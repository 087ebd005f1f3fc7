use core::{any::type_name, error::Error, fmt};

use super::{
    coerce::coerce,
    collect::{Collected, collect},
    node::Node,
    parse::parse,
};
use crate::{
    json::{Decode, Invalid, Value, from_slice, to_read_again},
    text::{DecodeText, Pairs},
};

/// Why something is no value of its type.
#[derive(Debug, Clone, PartialEq)]
pub enum Refused {
    /// The bytes are no JSON, or nested too deep: 400.
    Malformed,
    /// The value does not match its schema: 400, with the issues.
    Invalid(Collected),
    /// A mistake of Bimetal's, to be logged and answered 500: the decoder of the type named here refuses what its schema
    /// takes.
    Disagreement(&'static str),
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed => f.write_str("the input is no JSON, or nested too deep"),
            Self::Invalid(Collected { issues, total }) => {
                write!(f, "the input does not match its schema, {total} issues")?;
                issues
                    .iter()
                    .try_for_each(|issue| write!(f, "; {}", issue.message()))
            }
            Self::Disagreement(name) => {
                write!(
                    f,
                    "the decoder of {name} refuses what its schema takes: please report this"
                )
            }
        }
    }
}

impl Error for Refused {}

/// Decodes a value from the whole of `bytes`, or says why that cannot be; of the issues at most `limit` are kept.
///
/// The decoder only says yes, with the value, or no. On no the value is walked with the schema that the decoder was made
/// from. If nothing is wrong with it (a key stands twice, the first time wrongly), the decoder is asked once more, with
/// every key once.
///
/// ```
/// use bimetal::{json, schema::{self, Node, Refused}};
///
/// const NODE: &Node = &Node::Array { item: &Node::Boolean(None), checks: &[], error: None };
///
/// assert_eq!(schema::read(b"[true]", NODE, 10), Ok(vec![true]));
/// assert_eq!(schema::read::<Vec<bool>>(b"[true", NODE, 10), Err(Refused::Malformed));
/// let Err(Refused::Invalid(found)) = schema::read::<Vec<bool>>(b"[true, 1]", NODE, 10) else { panic!() };
/// assert_eq!(
///     String::from_utf8_lossy(&json::to_vec(&found.issues)),
///     r#"[{"expected":"boolean","code":"invalid_type","path":[1],"message":"Invalid input: expected boolean, received number"}]"#,
/// );
/// ```
pub fn read<T: Decode>(bytes: &[u8], node: &'static Node, limit: usize) -> Result<T, Refused> {
    from_slice(bytes).or_else(|Invalid| {
        let value = parse(bytes, T::DEEP).map_err(|Invalid| Refused::Malformed)?;
        explain(node, &value, limit)?;
        from_slice(&to_read_again(&value))
            .map_err(|Invalid| Refused::Disagreement(type_name::<T>()))
    })
}

/// Reads a value from strings with names: path parameters, a query, headers.
pub fn read_text<T: DecodeText>(
    pairs: &Pairs<'_>,
    node: &'static Node,
    limit: usize,
) -> Result<T, Refused> {
    T::decode_text(pairs).or_else(|Invalid| {
        explain(node, &coerce(node, pairs), limit)?;
        Err(Refused::Disagreement(type_name::<T>()))
    })
}

fn explain(node: &'static Node, value: &Value, limit: usize) -> Result<(), Refused> {
    collect(node, value, limit)
        .map(drop)
        .map_err(Refused::Invalid)
}
