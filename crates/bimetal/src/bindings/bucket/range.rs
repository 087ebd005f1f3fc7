//! Parts of an object.

use std::ops;

/// A part of an object; from Rust's ranges, `10..20`, `10..` and `..20`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Range {
    /// Everything from this byte on.
    From(u64),
    /// So many bytes, or as many as there are.
    Part {
        /// The first byte.
        offset: u64,
        /// The number of bytes.
        length: u64,
    },
    /// The last bytes, or all where there are fewer.
    Last(u64),
}

impl From<ops::Range<u64>> for Range {
    fn from(range: ops::Range<u64>) -> Self {
        Self::Part {
            offset: range.start,
            length: range.end.saturating_sub(range.start),
        }
    }
}

impl From<ops::RangeFrom<u64>> for Range {
    fn from(range: ops::RangeFrom<u64>) -> Self {
        Self::From(range.start)
    }
}

impl From<ops::RangeTo<u64>> for Range {
    fn from(range: ops::RangeTo<u64>) -> Self {
        Self::Part {
            offset: 0,
            length: range.end,
        }
    }
}
