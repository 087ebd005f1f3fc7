//! Vectors of an index.

use crate::json::{self, Decode, Encode, Invalid, Reader, Record, Value, Writer};

/// A vector, with what is kept beside it.
///
/// ```
/// use bimetal::vectorize::Vector;
///
/// let tea = Vector::new("tea", [0.5, 0.25]).namespace("en").metadata("topic", &"drinks");
/// assert_eq!(tea.values, [0.5, 0.25]);
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Vector {
    /// Its id.
    pub id: String,
    /// Its numbers.
    pub values: Vec<f32>,
    /// The part of the index that it is in.
    pub namespace: Option<String>,
    /// What is kept beside it.
    pub metadata: Record<Value>,
}

impl Vector {
    /// A vector with nothing beside it.
    pub fn new(id: impl Into<String>, values: impl Into<Vec<f32>>) -> Self {
        Self {
            id: id.into(),
            values: values.into(),
            ..Self::default()
        }
    }

    /// Puts it into a part of the index that is queried apart.
    #[must_use]
    pub fn namespace(mut self, namespace: impl Into<String>) -> Self {
        self.namespace = Some(namespace.into());
        self
    }

    /// Keeps a value beside it: a string, a number, a boolean, or a list of strings.
    #[must_use]
    pub fn metadata(mut self, name: impl Into<String>, value: &(impl Encode + ?Sized)) -> Self {
        let value = json::from_slice(&json::to_vec(value)).unwrap_or_default();
        self.metadata.insert(name, value);
        self
    }
}

/// As `VectorizeVector`.
impl Encode for Vector {
    fn encode(&self, writer: &mut Writer<'_>) {
        let values: Vec<f64> = self.values.iter().copied().map(f64::from).collect();
        writer.begin_object();
        writer.field("id", &self.id);
        writer.field("values", &values);
        if let Some(namespace) = &self.namespace {
            writer.field("namespace", namespace);
        }
        if !self.metadata.is_empty() {
            writer.field("metadata", &self.metadata);
        }
        writer.end_object();
    }
}

impl Decode for Vector {
    fn decode(reader: &mut Reader<'_>) -> Result<Self, Invalid> {
        let mut vector = Self::default();
        reader.begin_object()?;
        while let Some(name) = reader.next_key()? {
            match name {
                "id" => vector.id = reader.string()?,
                "values" => vector.values = reader.nullable(values)?.unwrap_or_default(),
                "namespace" => vector.namespace = reader.nullable(Reader::string)?,
                "metadata" => {
                    vector.metadata = reader.nullable(Decode::decode)?.unwrap_or_default()
                }
                _ => reader.skip()?,
            }
        }
        Ok(vector)
    }
}

pub(super) fn values(reader: &mut Reader<'_>) -> Result<Vec<f32>, Invalid> {
    reader.array(|reader| Ok(reader.number()? as f32))
}
