//! WebSockets.

#[cfg(not(target_arch = "wasm32"))]
mod fake;
#[cfg(target_arch = "wasm32")]
mod js;

#[cfg(not(target_arch = "wasm32"))]
use fake::Store;
#[cfg(target_arch = "wasm32")]
use js::Store;

use crate::{
    bindings::BindingError,
    json::{self, Decode, Encode},
};

/// One end of a WebSocket, on which this Worker sends. It is cheap to clone; two are equal that are the same end.
#[derive(Clone, PartialEq)]
pub struct WebSocket(Store);

/// What came through a WebSocket, in one piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// Text.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
}

impl WebSocket {
    pub(crate) const KIND: &'static str = "WebSocket";

    /// Sends text.
    ///
    /// # Errors
    /// The platform's own; among them, that this end is closed.
    pub fn send(&self, text: impl AsRef<str>) -> Result<(), BindingError> {
        self.0.send(text.as_ref())
    }

    /// Sends bytes.
    ///
    /// # Errors
    /// The platform's own; among them, that this end is closed.
    pub fn send_bytes(&self, bytes: impl AsRef<[u8]>) -> Result<(), BindingError> {
        self.0.send_bytes(bytes.as_ref())
    }

    /// Closes it, with a code of 1000 or from 3000 to 4999, and at most 123 bytes of a reason.
    ///
    /// # Errors
    /// Another code, or a longer reason.
    pub fn close(&self, code: u16, reason: &str) -> Result<(), BindingError> {
        self.0.close(Some(code), reason)
    }

    /// Closes this end as the other end was closed. The codes of those that came without one, or broke, cannot be sent.
    pub(crate) fn answer_close(&self, code: u16, reason: &str) -> Result<(), BindingError> {
        match code {
            1005 | 1006 | 1015 => self.0.close(None, ""),
            _ => self.0.close(Some(code), reason),
        }
    }

    /// Keeps a value beside the socket, which outlives the object's hibernation; at most 16 KiB.
    ///
    /// # Errors
    /// The platform's own.
    pub fn serialize_attachment(&self, value: &(impl Encode + ?Sized)) -> Result<(), BindingError> {
        self.0.serialize_attachment(json::to_vec(value))
    }

    /// The value that was kept last, if there is one.
    ///
    /// # Errors
    /// One that is no `T`.
    pub fn deserialize_attachment<T: Decode>(&self) -> Result<Option<T>, BindingError> {
        let text = self.0.deserialize_attachment()?;
        json::from_slice(text.as_bytes())
            .map_err(|_| self.0.origin().invalid("deserialize_attachment"))
    }
}

impl std::fmt::Debug for WebSocket {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(Self::KIND)
    }
}
