//! Values that arrive as strings: path parameters, the query, headers, cookies, and forms, which may bring files, too.
//!
//! Generated code reads them with [`DecodeText`]. Each field names its key and how its text becomes a value:
//!
//! ```
//! use bimetal::text::{self, Pairs};
//!
//! let pairs = Pairs::from_query("q=tea+pot&page=2&tag=new&tag=hot");
//! let q = pairs.one("q", text::string_of(1..=80))?;
//! let page = pairs.optional("page", text::int_in(1..))?.unwrap_or(1);
//! let tags = pairs.many("tag", ..=10, text::string)?;
//! assert_eq!((q.as_str(), page, tags.len()), ("tea pot", 2, 2));
//! # Ok::<(), text::Invalid>(())
//! ```
//!
//! A key that stands more than once is invalid where one value is asked for. Other keys are ignored.
//!
//! # How text becomes a value
//!
//! * A string is the text as it is; the empty text is a string.
//! * A number is written with digits, at most one `-` before and one point between them, no more zeros in front than
//!   needed, and a magnitude of at most 2^53 - 1: `10`, `-0.5`, but not `1e3`, `+1`, `007`, `.5` or ` 1`.
//! * A boolean is `true` or `false`.

mod coerce;
mod cookies;
mod entry;
mod multipart;
mod pairs;
mod query;

pub use crate::json::{Invalid, Scalar};
pub use coerce::{
    Number, boolean, boolean_of, exactly, int, int_in, int32, int32_in, multiple_of, nullable,
    number, number_in, string, string_as, string_of, string_with, uint32, uint32_in,
};
pub use entry::{Entry, FileCheck, FileOf, Part, Read, file};
pub use pairs::{DecodeText, Pairs};
