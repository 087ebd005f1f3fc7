//! Data points of the Analytics Engine.

#[cfg(target_arch = "wasm32")]
use crate::json::{Encode, Writer};

/// One row of a dataset: an index by which rows are sampled, up to 20 texts, and up to 20 numbers. What a column means
/// is told by its place.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DataPoint {
    indexes: Vec<String>,
    blobs: Vec<String>,
    doubles: Vec<f64>,
}

impl DataPoint {
    /// A row without columns.
    pub fn new() -> Self {
        Self::default()
    }

    /// Its index; there may be one, of at most 96 bytes.
    #[must_use]
    pub fn index(mut self, index: impl Into<String>) -> Self {
        self.indexes.push(index.into());
        self
    }

    /// The next text.
    #[must_use]
    pub fn blob(mut self, blob: impl Into<String>) -> Self {
        self.blobs.push(blob.into());
        self
    }

    /// The next number.
    #[must_use]
    pub fn double(mut self, double: f64) -> Self {
        self.doubles.push(double);
        self
    }

    /// Why the platform would not take it.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn refusal(&self) -> Option<String> {
        let columns = [
            (self.indexes.len(), 1, "indexes"),
            (self.blobs.len(), 20, "blobs"),
            (self.doubles.len(), 20, "doubles"),
        ];
        let (_, limit, name) = columns
            .into_iter()
            .find(|(count, limit, _)| count > limit)?;
        Some(format!(
            "TypeError: writeDataPoint(): Maximum of {limit} {name} supported."
        ))
    }
}

/// As `AnalyticsEngineDataPoint`.
#[cfg(target_arch = "wasm32")]
impl Encode for DataPoint {
    fn encode(&self, writer: &mut Writer<'_>) {
        writer.begin_object();
        writer.field("indexes", &self.indexes);
        writer.field("blobs", &self.blobs);
        writer.field("doubles", &self.doubles);
        writer.end_object();
    }
}
