//! The version of the Worker that runs.

use super::Binding;
use crate::env::{EnvValue, Fault};
use std::rc::Rc;

#[cfg(target_arch = "wasm32")]
use {
    super::js,
    crate::json::{Decode, Invalid, Reader},
};

/// Which version of the Worker runs.
///
/// ```
/// use bimetal::VersionMetadata;
///
/// let version = VersionMetadata::fake().with_tag("v1.2.0");
/// assert_eq!(version.tag(), "v1.2.0");
/// ```
#[derive(Debug, Clone)]
pub struct VersionMetadata(Rc<Values>);

#[derive(Debug, Clone, Default)]
struct Values {
    id: String,
    tag: String,
    timestamp: String,
}

impl VersionMetadata {
    /// The id of the version.
    pub fn id(&self) -> &str {
        &self.0.id
    }

    /// What it was called when it was uploaded; often empty.
    pub fn tag(&self) -> &str {
        &self.0.tag
    }

    /// When it was uploaded, as the platform writes it.
    pub fn timestamp(&self) -> &str {
        &self.0.timestamp
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl VersionMetadata {
    /// The version of a native test, without a tag.
    pub fn fake() -> Self {
        Self(Rc::new(Values {
            id: "00000000-0000-4000-8000-000000000000".to_owned(),
            tag: String::new(),
            timestamp: "1970-01-01T00:00:00.000Z".to_owned(),
        }))
    }

    /// Gives a fake another id.
    #[must_use]
    pub fn with_id(mut self, id: impl Into<String>) -> Self {
        Rc::make_mut(&mut self.0).id = id.into();
        self
    }

    /// Gives a fake a tag.
    #[must_use]
    pub fn with_tag(mut self, tag: impl Into<String>) -> Self {
        Rc::make_mut(&mut self.0).tag = tag.into();
        self
    }
}

impl Binding for VersionMetadata {
    const KIND: &'static str = "version metadata";

    #[cfg(target_arch = "wasm32")]
    fn take(value: EnvValue, _name: &'static str) -> Result<Self, Fault> {
        match value.is_undefined() || value.is_null() {
            true => Err(Fault::Missing),
            false => js::decode(&value)
                .map(|values| Self(Rc::new(values)))
                .map_err(|_| Fault::Shape),
        }
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn take(value: EnvValue, _name: &'static str) -> Result<Self, Fault> {
        match value {}
    }
}

#[cfg(target_arch = "wasm32")]
impl Decode for Values {
    fn decode(reader: &mut Reader<'_>) -> Result<Self, Invalid> {
        let mut values = Self::default();
        reader.begin_object()?;
        while let Some(name) = reader.next_key()? {
            let value = match name {
                "id" => &mut values.id,
                "tag" => &mut values.tag,
                "timestamp" => &mut values.timestamp,
                _ => {
                    reader.skip()?;
                    continue;
                }
            };
            *value = reader.nullable(Reader::string)?.unwrap_or_default();
        }
        Ok(values)
    }
}
