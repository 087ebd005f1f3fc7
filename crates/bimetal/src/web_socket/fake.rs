//! The WebSocket of a native test.

use super::{Message, WebSocket};
use crate::bindings::{BindingError, origin::Origin};
use std::{cell::RefCell, rc::Rc};

/// The largest value that may be kept beside a socket, in bytes of its JSON here.
const MAX_ATTACHMENT: usize = 16 * 1024;

#[derive(Clone)]
pub(super) struct Store {
    origin: Origin,
    state: Rc<RefCell<State>>,
}

impl PartialEq for Store {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state)
    }
}

#[derive(Default)]
struct State {
    sent: Vec<Message>,
    closed: Option<(u16, String)>,
    attachment: Option<String>,
}

/// The WebSocket of a native test.
impl WebSocket {
    /// One end, open, with nobody at the other.
    pub fn fake() -> Self {
        Self(Store {
            origin: Origin::fake(Self::KIND),
            state: Rc::default(),
        })
    }

    /// Everything that was sent through it so far, in order.
    pub fn sent(&self) -> Vec<Message> {
        self.0.state.borrow().sent.clone()
    }

    /// The code and the reason with which it was closed, if it was; 1005 where it was closed without a code.
    pub fn closed(&self) -> Option<(u16, String)> {
        self.0.state.borrow().closed.clone()
    }
}

impl Store {
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    pub fn send(&self, text: &str) -> Result<(), BindingError> {
        self.push("send", Message::Text(text.to_owned()))
    }

    pub fn send_bytes(&self, bytes: &[u8]) -> Result<(), BindingError> {
        self.push("send_bytes", Message::Bytes(bytes.to_vec()))
    }

    fn push(&self, method: &str, message: Message) -> Result<(), BindingError> {
        let mut state = self.state.borrow_mut();
        if state.closed.is_some() {
            let text = "TypeError: Can't call WebSocket send() after close().";
            return Err(self.origin.refused(method, text));
        }
        state.sent.push(message);
        Ok(())
    }

    pub fn close(&self, code: Option<u16>, reason: &str) -> Result<(), BindingError> {
        self.state
            .borrow_mut()
            .closed
            .get_or_insert_with(|| (code.unwrap_or(1005), reason.to_owned()));
        Ok(())
    }

    pub fn serialize_attachment(&self, json: Vec<u8>) -> Result<(), BindingError> {
        if json.len() > MAX_ATTACHMENT {
            let text = format!("the attachment is larger than {MAX_ATTACHMENT} bytes");
            return Err(self.origin.refused("serialize_attachment", text));
        }
        let text = String::from_utf8_lossy(&json).into_owned();
        self.state.borrow_mut().attachment = Some(text);
        Ok(())
    }

    pub fn deserialize_attachment(&self) -> Result<String, BindingError> {
        let attachment = self.state.borrow().attachment.clone();
        Ok(attachment.unwrap_or_else(|| "null".to_owned()))
    }
}
