//! The WebSocket of a native test.

use super::{Close, Event, Message, ReadyState, WebSocket};
use crate::{
    Error,
    bindings::{BindingError, origin::Origin},
};
use std::{
    cell::RefCell,
    collections::VecDeque,
    rc::{Rc, Weak},
    task::{Context, Poll, Waker},
};

/// The largest value that may be kept beside a socket, in bytes; here, of its JSON.
const MAX_ATTACHMENT: usize = 16 * 1024;
/// The longest reason of a close, in bytes.
const MAX_REASON: usize = 123;

#[derive(Clone)]
pub(super) struct Store {
    origin: Origin,
    end: Rc<RefCell<End>>,
}

impl PartialEq for Store {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.end, &other.end)
    }
}

/// What an end is used by.
#[derive(Clone, Copy, PartialEq, Default)]
enum User {
    #[default]
    Nobody,
    Request,
    Object,
}

#[derive(Default)]
struct End {
    user: User,
    other: Weak<RefCell<End>>,
    sent: Vec<Message>,
    closed: Option<(u16, String)>,
    /// What the other end has sent, and nobody has read yet.
    incoming: VecDeque<Event>,
    reader: Option<Waker>,
    attachment: Option<String>,
}

/// The WebSocket of a native test.
impl WebSocket {
    /// One end, open, with nobody at the other.
    pub fn fake() -> Self {
        let end = End {
            user: User::Request,
            ..End::default()
        };
        Self(Store::new(Rc::new(RefCell::new(end))))
    }

    /// Everything that was sent through this end so far, in order.
    pub fn sent(&self) -> Vec<Message> {
        self.0.end.borrow().sent.clone()
    }

    /// The code and the reason with which this end was closed, if it was; 1005 where it was closed without a code.
    pub fn closed(&self) -> Option<(u16, String)> {
        self.0.end.borrow().closed.clone()
    }

    /// Hands it over to an object, and tells whether nobody had used it before.
    pub(crate) fn take_over(&self) -> bool {
        let mut end = self.0.end.borrow_mut();
        let is_unused = end.user == User::Nobody;
        if is_unused {
            end.user = User::Object;
        }
        is_unused
    }

    /// What came through it first and nobody has read yet.
    pub(crate) fn take_event(&self) -> Option<Event> {
        self.0.end.borrow_mut().incoming.pop_front()
    }
}

impl Store {
    fn new(end: Rc<RefCell<End>>) -> Self {
        let origin = Origin::fake(WebSocket::KIND);
        Self { origin, end }
    }

    pub fn pair() -> (Self, Self) {
        let client = Rc::<RefCell<End>>::default();
        let server = Rc::<RefCell<End>>::default();
        client.borrow_mut().other = Rc::downgrade(&server);
        server.borrow_mut().other = Rc::downgrade(&client);
        (Self::new(client), Self::new(server))
    }

    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    pub fn accept(&self) -> Result<(), BindingError> {
        let mut end = self.end.borrow_mut();
        if end.user == User::Object {
            let text = "TypeError: Can't accept() WebSocket after enabling hibernation.";
            return Err(self.origin.refused("accept", text));
        }
        end.user = User::Request;
        Ok(())
    }

    pub fn send(&self, text: &str) -> Result<(), BindingError> {
        self.push("send", Message::Text(text.to_owned()))
    }

    pub fn send_bytes(&self, bytes: &[u8]) -> Result<(), BindingError> {
        self.push("send_bytes", Message::Bytes(bytes.to_vec()))
    }

    fn push(&self, method: &str, message: Message) -> Result<(), BindingError> {
        self.check_accepted(method)?;
        let mut end = self.end.borrow_mut();
        if end.closed.is_some() {
            let text = "TypeError: Can't call WebSocket send() after close().";
            return Err(self.origin.refused(method, text));
        }
        end.sent.push(message.clone());
        end.tell(Event::Message(message));
        Ok(())
    }

    pub fn close(&self, code: Option<u16>, reason: &str) -> Result<(), BindingError> {
        self.check_accepted("close")?;
        if let Some(code) = code.filter(|code| !matches!(code, 1000..=1003 | 1007..=4999)) {
            let text = format!("InvalidAccessError: Invalid WebSocket close code: {code}.");
            return Err(self.origin.refused("close", text));
        }
        if reason.len() > MAX_REASON {
            let text = format!(
                "SyntaxError: WebSocket close reason must not be longer than {MAX_REASON} bytes when UTF-8 encoded."
            );
            return Err(self.origin.refused("close", text));
        }
        let mut end = self.end.borrow_mut();
        if end.closed.is_none() {
            let code = code.unwrap_or(1005);
            end.closed = Some((code, reason.to_owned()));
            end.tell(Event::Close(Close {
                code,
                reason: reason.to_owned(),
                was_clean: true,
            }));
        }
        Ok(())
    }

    fn check_accepted(&self, method: &str) -> Result<(), BindingError> {
        match self.end.borrow().user {
            User::Request | User::Object => Ok(()),
            User::Nobody => {
                let text = "TypeError: You must call one of accept() or state.acceptWebSocket() on this WebSocket \
                    before sending messages.";
                Err(self.origin.refused(method, text))
            }
        }
    }

    pub fn ready_state(&self) -> ReadyState {
        let end = self.end.borrow();
        let other = end.other.upgrade();
        let other_is_closed = other.is_some_and(|other| other.borrow().closed.is_some());
        match (end.closed.is_some(), other_is_closed) {
            (false, false) => ReadyState::Open,
            (true, true) => ReadyState::Closed,
            _ => ReadyState::Closing,
        }
    }

    pub fn url(&self) -> Option<String> {
        None
    }

    pub fn protocol(&self) -> Option<String> {
        None
    }

    pub fn serialize_attachment(&self, json: Vec<u8>) -> Result<(), BindingError> {
        if json.len() > MAX_ATTACHMENT {
            let text = format!("the attachment is larger than {MAX_ATTACHMENT} bytes");
            return Err(self.origin.refused("serialize_attachment", text));
        }
        let text = String::from_utf8_lossy(&json).into_owned();
        self.end.borrow_mut().attachment = Some(text);
        Ok(())
    }

    pub fn deserialize_attachment(&self) -> Result<String, BindingError> {
        let attachment = self.end.borrow().attachment.clone();
        Ok(attachment.unwrap_or_else(|| "null".to_owned()))
    }
}

impl End {
    /// Hands an event to the other end, if there is one.
    fn tell(&self, event: Event) {
        let Some(other) = self.other.upgrade() else {
            return;
        };
        let mut other = other.borrow_mut();
        other.incoming.push_back(event);
        if let Some(reader) = other.reader.take() {
            reader.wake();
        }
    }
}

/// The events of a socket that is listened to.
pub(super) struct Incoming(Rc<RefCell<End>>);

impl Incoming {
    pub fn new(socket: &Store) -> Self {
        Self(socket.end.clone())
    }

    pub fn poll(&mut self, context: &mut Context<'_>) -> Poll<Result<Event, Error>> {
        let mut end = self.0.borrow_mut();
        match end.incoming.pop_front() {
            Some(event) => Poll::Ready(Ok(event)),
            None => {
                end.reader = Some(context.waker().clone());
                Poll::Pending
            }
        }
    }
}

#[cfg(test)]
mod tests;
