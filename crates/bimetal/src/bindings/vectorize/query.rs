//! What can be asked of an index, and what it finds.

use super::vector;
use crate::json::{Decode, Encode, Invalid, Reader, Record, Value, Writer, Written};

/// Which vectors to find, and what to tell of them.
///
/// ```
/// use bimetal::{json::Record, vectorize::{QueryOptions, ReturnMetadata}};
///
/// let drinks = QueryOptions::new()
///     .top_k(10)
///     .filter(&Record::from([("topic", "drinks")]))
///     .return_metadata(ReturnMetadata::Indexed);
/// ```
#[derive(Debug, Clone, Default)]
pub struct QueryOptions {
    pub(super) top_k: Option<u32>,
    pub(super) namespace: Option<String>,
    pub(super) filter: Option<Written>,
    pub(super) return_values: bool,
    pub(super) return_metadata: ReturnMetadata,
}

/// What to tell of the metadata of what is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ReturnMetadata {
    /// Nothing.
    #[default]
    None,
    /// What is indexed, long texts cut off.
    Indexed,
    /// All, which takes longer.
    All,
}

impl QueryOptions {
    /// The five vectors that are most alike.
    pub fn new() -> Self {
        Self::default()
    }

    /// At most so many vectors.
    #[must_use]
    pub fn top_k(mut self, count: u32) -> Self {
        self.top_k = Some(count);
        self
    }

    /// Only vectors of one part of the index.
    #[must_use]
    pub fn namespace(mut self, namespace: impl Into<String>) -> Self {
        self.namespace = Some(namespace.into());
        self
    }

    /// Only vectors whose indexed metadata are as the filter says: `{"topic": "drinks"}`, `{"year": {"$gte": 2000}}`.
    #[must_use]
    pub fn filter(mut self, filter: &(impl Encode + ?Sized)) -> Self {
        self.filter = Some(Written::of(filter));
        self
    }

    /// Tells the numbers of the vectors, too.
    #[must_use]
    pub fn return_values(mut self) -> Self {
        self.return_values = true;
        self
    }

    /// Tells the metadata of the vectors, too.
    #[must_use]
    pub fn return_metadata(mut self, level: ReturnMetadata) -> Self {
        self.return_metadata = level;
        self
    }
}

/// As `VectorizeQueryOptions`.
impl Encode for QueryOptions {
    fn encode(&self, writer: &mut Writer<'_>) {
        let metadata = match self.return_metadata {
            ReturnMetadata::None => "none",
            ReturnMetadata::Indexed => "indexed",
            ReturnMetadata::All => "all",
        };
        writer.begin_object();
        if let Some(count) = self.top_k {
            writer.field("topK", &count);
        }
        if let Some(namespace) = &self.namespace {
            writer.field("namespace", namespace);
        }
        if let Some(filter) = &self.filter {
            writer.field("filter", filter);
        }
        writer.field("returnValues", &self.return_values);
        writer.field("returnMetadata", metadata);
        writer.end_object();
    }
}

/// A vector that was found.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Match {
    /// Its id.
    pub id: String,
    /// How alike it is; what that means depends on the metric of the index.
    pub score: f64,
    /// Its numbers, where they were asked for.
    pub values: Vec<f32>,
    /// The part of the index that it is in.
    pub namespace: Option<String>,
    /// What is kept beside it, where that was asked for.
    pub metadata: Record<Value>,
}

impl Decode for Match {
    fn decode(reader: &mut Reader<'_>) -> Result<Self, Invalid> {
        let mut found = Self::default();
        reader.begin_object()?;
        while let Some(name) = reader.next_key()? {
            match name {
                "id" => found.id = reader.string()?,
                "score" => found.score = reader.number()?,
                "values" => found.values = reader.nullable(vector::values)?.unwrap_or_default(),
                "namespace" => found.namespace = reader.nullable(Reader::string)?,
                "metadata" => found.metadata = reader.nullable(Decode::decode)?.unwrap_or_default(),
                _ => reader.skip()?,
            }
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json;

    #[test]
    fn options_are_written_as_the_platform_takes_them() {
        let options = QueryOptions::new()
            .top_k(2)
            .namespace("en")
            .filter(&Record::from([("topic", "drinks")]))
            .return_metadata(ReturnMetadata::All);
        assert_eq!(
            String::from_utf8(json::to_vec(&options)).unwrap(),
            r#"{"topK":2,"namespace":"en","filter":{"topic":"drinks"},"returnValues":false,"returnMetadata":"all"}"#
        );
    }

    #[test]
    fn a_match_is_read_as_the_platform_gives_it() {
        let found: Match = json::from_slice(
            br#"{"id":"tea","score":0.5,"values":[1,0.5],"namespace":"","metadata":{"a":[1]}}"#,
        )
        .unwrap();
        assert_eq!((found.score, &found.values[..]), (0.5, &[1.0, 0.5][..]));
        assert!(found.metadata.contains_key("a"));
    }
}
