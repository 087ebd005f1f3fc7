//! A message, as it comes out of a queue.

#[cfg(not(target_arch = "wasm32"))]
mod fake;
#[cfg(target_arch = "wasm32")]
mod js;

#[cfg(not(target_arch = "wasm32"))]
pub(super) use fake::Source;
#[cfg(target_arch = "wasm32")]
pub(super) use js::Source;

use crate::{
    Payload,
    bindings::{BindingError, failure::Cause, origin::Site},
    json::{self, Decode, Invalid, Value},
};

/// A message that has come out of a queue, whose body is a `T`.
pub struct Received<T = Value> {
    pub(super) source: Source,
    payload: Option<Payload<T>>,
}

/// A body, as it came.
pub(super) enum Content {
    /// JSON of any body but bytes.
    Json(Vec<u8>),
    Bytes(Vec<u8>),
}

impl<T> Received<T> {
    /// The platform's name for the message; the same when it comes again.
    pub fn id(&self) -> String {
        self.source.id()
    }

    /// When it was sent, in milliseconds since the Unix epoch.
    pub fn timestamp_ms(&self) -> u64 {
        self.source.timestamp_ms()
    }

    /// How many times it has come, this one included.
    pub fn attempts(&self) -> u32 {
        self.source.attempts()
    }

    /// The body, where it was sent as bytes.
    pub fn bytes(&self) -> Option<Vec<u8>> {
        match self.source.content() {
            Ok(Content::Bytes(bytes)) => Some(bytes),
            _ => None,
        }
    }

    /// It does not come again, though the consumer may fail. Of `ack` and `retry` what is called first counts.
    pub fn ack(&self) {
        self.source.ack();
    }

    /// It comes again, after as many seconds as the queue's configuration says.
    pub fn retry(&self) {
        self.source.retry(None);
    }

    /// It comes again after so many seconds, up to 86,400.
    pub fn retry_with(&self, delay_seconds: u32) {
        self.source.retry(Some(delay_seconds));
    }

    pub(super) fn typed<U>(self, payload: Payload<U>) -> Received<U> {
        Received {
            source: self.source,
            payload: Some(payload),
        }
    }
}

impl<T: Decode> Received<T> {
    /// The body: the value that was sent, or text as a string.
    ///
    /// # Errors
    /// It is no `T`, or was sent as bytes.
    pub fn body(&self) -> Result<T, BindingError> {
        self.read("body", self.payload)
    }
}

impl<T> Received<T> {
    /// The body as what it is declared to be, or as any JSON.
    pub(super) fn read<U: Decode>(
        &self,
        method: &str,
        payload: Option<Payload<U>>,
    ) -> Result<U, BindingError> {
        let site = Site {
            kind: "queue",
            name: payload.map_or("", |payload| payload.binding),
        };
        let what = || format!("the message `{}`", self.id());
        let refused = |because: &str| match payload {
            Some(payload) => payload.refused(site, method, &what(), because),
            None => {
                let text = format!("{} is no JSON: {because}", what());
                BindingError::new(site, method, Cause::NoPayload(text))
            }
        };
        let json = match self.source.content() {
            Ok(Content::Json(json)) => json,
            Ok(Content::Bytes(_)) => return Err(refused("its body is bytes")),
            Err(cause) => return Err(BindingError::new(site, method, cause)),
        };
        match payload {
            Some(payload) => payload.read(site, method, what, &json),
            None => json::from_slice(&json).map_err(|Invalid| {
                refused("it has half of a surrogate pair, or is nested too deep")
            }),
        }
    }
}

impl Received {
    pub(super) fn new(source: Source) -> Self {
        Self {
            source,
            payload: None,
        }
    }
}

impl<T> Clone for Received<T> {
    fn clone(&self) -> Self {
        Self {
            source: self.source.clone(),
            payload: self.payload,
        }
    }
}
