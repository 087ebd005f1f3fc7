//! JSON that is read as JavaScript reads it and written as JavaScript writes it.
//!
//! Generated code decodes request bodies with [`Decode`] and encodes responses with [`Encode`]; [`from_slice`] and
//! [`to_vec`] do the same for any type that has them.
//!
//! ```
//! use bimetal::json;
//!
//! let names: Vec<String> = json::from_slice(br#"["Ada", "Grace"]"#)?;
//! assert_eq!(json::to_vec(&names), br#"["Ada","Grace"]"#);
//! # Ok::<(), json::Invalid>(())
//! ```
//!
//! # What is accepted
//!
//! Bytes are accepted exactly where all of these hold; everything else is [`Invalid`]:
//!
//! * They are UTF-8. One leading byte order mark is skipped.
//! * They are one value of the grammar of `JSON.parse`, with nothing but white space around it.
//! * No string holds a lone surrogate, written as an escape: Rust's strings could not hold it.
//! * The value has the type that is asked for.
//!
//! Keys that nobody asks for are skipped, to any depth and without recursion. Of a repeated key the last value counts,
//! but every one of its values that is read must be valid.

mod choose;
mod decode;
mod encode;
mod invalid;
mod keyed;
mod keys;
mod maybe;
mod number;
mod reader;
mod record;
mod skip;
mod string;
mod text;
mod tuple;
mod value;
mod words;
mod writer;
mod written;

pub use choose::{Mark, Only};
pub use decode::{Decode, decode_with, from_slice, literal};
pub use encode::{Encode, to_vec};
pub use invalid::Invalid;
pub use keyed::{listed_key, number_key, text_key};
pub use maybe::Maybe;
pub use reader::{MAX_DEPTH, Reader, Scalar};
pub use record::Record;
pub use text::{Form, Pattern, TextCheck, UrlCheck, check_text, is_multiple};
pub use tuple::Items;
pub use value::{Never, Null, Value};
pub use words::Words;
pub use writer::Writer;

#[cfg(not(target_arch = "wasm32"))]
pub(crate) use decode::stopped_at;
pub(crate) use encode::to_read_again;
pub(crate) use number::{MAX_SAFE_INTEGER, safe_integer};
pub(crate) use text::{UrlProblem, judge_url, trim};
pub(crate) use written::Written;

#[cfg(test)]
mod grammar;
