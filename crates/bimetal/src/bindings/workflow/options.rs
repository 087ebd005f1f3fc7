//! What an instance of a Workflow is started with.

use crate::json::{self, Decode, Encode, Invalid, Writer, Written};

/// What an instance of a Workflow is started with.
///
/// ```
/// use bimetal::workflow::CreateOptions;
///
/// let order = CreateOptions::new().id("order-7").params(&7);
/// assert_eq!(order.decode::<i64>().unwrap(), 7);
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CreateOptions {
    pub(super) id: Option<String>,
    params: Option<Written>,
    success_retention: Option<String>,
    error_retention: Option<String>,
}

impl CreateOptions {
    /// An instance with an id that the platform chooses, and without a payload.
    pub fn new() -> Self {
        Self::default()
    }

    /// An id of one's own; the Workflow must have no other instance with it.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// The payload of the event that starts it.
    #[must_use]
    pub fn params(self, params: &(impl Encode + ?Sized)) -> Self {
        self.params_json(json::to_vec(params))
    }

    pub(super) fn params_json(mut self, json: Vec<u8>) -> Self {
        self.params = Some(Written::from_json(json));
        self
    }

    /// For how long its state is kept once it is complete: `3 days`.
    #[must_use]
    pub fn success_retention(mut self, duration: impl Into<String>) -> Self {
        self.success_retention = Some(duration.into());
        self
    }

    /// For how long its state is kept once it has failed.
    #[must_use]
    pub fn error_retention(mut self, duration: impl Into<String>) -> Self {
        self.error_retention = Some(duration.into());
        self
    }

    /// The payload, for a test that looks at what was started.
    ///
    /// # Errors
    /// It is no `T`.
    pub fn decode<T: Decode>(&self) -> Result<T, Invalid> {
        match &self.params {
            Some(params) => params.read(),
            None => json::from_slice(b"null"),
        }
    }
}

/// As `WorkflowInstanceCreateOptions`.
impl Encode for CreateOptions {
    fn encode(&self, writer: &mut Writer<'_>) {
        struct Retention<'a>(&'a CreateOptions);
        impl Encode for Retention<'_> {
            fn encode(&self, writer: &mut Writer<'_>) {
                writer.begin_object();
                for (name, duration) in [
                    ("successRetention", &self.0.success_retention),
                    ("errorRetention", &self.0.error_retention),
                ] {
                    if let Some(duration) = duration {
                        writer.field(name, duration);
                    }
                }
                writer.end_object();
            }
        }
        writer.begin_object();
        if let Some(id) = &self.id {
            writer.field("id", id);
        }
        if let Some(params) = &self.params {
            writer.field("params", params);
        }
        if self.success_retention.is_some() || self.error_retention.is_some() {
            writer.field("retention", &Retention(self));
        }
        writer.end_object();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_written_as_the_platform_takes_them() {
        let options = CreateOptions::new()
            .id("a")
            .params(&[1, 2][..])
            .error_retention("1 day");
        let text = json::to_vec(&options);
        assert_eq!(
            text,
            br#"{"id":"a","params":[1,2],"retention":{"errorRetention":"1 day"}}"#
        );
        assert_eq!(json::to_vec(&CreateOptions::new()), b"{}");
    }
}
