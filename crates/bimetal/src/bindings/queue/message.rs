//! A message, on its way into a queue.

use crate::json::{self, Decode, Encode, Invalid};

/// A message, on its way into a queue: a body of one of the content types, and how long it is held back.
///
/// ```
/// use bimetal::queue::Message;
///
/// let message = Message::json(&["a", "b"][..]).delay_seconds(30);
/// assert_eq!(message.decode::<Vec<String>>().unwrap(), ["a", "b"]);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    pub(super) body: Body,
    pub(super) delay_seconds: Option<u32>,
}

/// A message's body; which of them it is, is its content type.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Body {
    /// The bytes of JSON text: the consumer gets the value.
    Json(Vec<u8>),
    /// The consumer gets a string.
    Text(String),
    /// The consumer gets an `ArrayBuffer`.
    Bytes(Vec<u8>),
}

impl Message {
    /// A message whose body is a value.
    pub fn json(body: &(impl Encode + ?Sized)) -> Self {
        Self::new(Body::Json(json::to_vec(body)))
    }

    /// A message whose body is text.
    pub fn text(body: impl Into<String>) -> Self {
        Self::new(Body::Text(body.into()))
    }

    /// A message whose body is bytes.
    pub fn bytes(body: impl Into<Vec<u8>>) -> Self {
        Self::new(Body::Bytes(body.into()))
    }

    pub(super) fn new(body: Body) -> Self {
        Self {
            body,
            delay_seconds: None,
        }
    }

    /// Holds it back for so many seconds, up to 86,400; without this, for as long as the queue's configuration says.
    #[must_use]
    pub fn delay_seconds(mut self, seconds: u32) -> Self {
        self.delay_seconds = Some(seconds);
        self
    }

    /// The body.
    pub fn body(&self) -> &Body {
        &self.body
    }

    /// The value of a JSON body, for a test that looks at what was sent.
    ///
    /// # Errors
    /// The body is no JSON, or no `T`.
    pub fn decode<T: Decode>(&self) -> Result<T, Invalid> {
        match &self.body {
            Body::Json(body) => json::from_slice(body),
            Body::Text(_) | Body::Bytes(_) => Err(Invalid),
        }
    }
}
