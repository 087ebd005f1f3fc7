//! WebSockets: those of a Durable Object, which outlive its memory, and those of a plain route.
//!
//! A handler answers an upgrade with one end of a [`WebSocketPair`] and keeps the other. A Durable Object gives it to
//! [`State::accept_web_socket`](crate::durable_object::State::accept_web_socket); anyone else accepts it, and reads its
//! [`events`](WebSocket::events) while the request lives.
//!
//! ```
//! use bimetal::{Error, Response, WebSocket, WebSocketPair, web_socket::{Event, Message}};
//!
//! /// Answers an upgrade, and gives what is to run on.
//! fn upgrade() -> Result<(Response, impl Future<Output = Result<(), Error>>), Error> {
//!     let WebSocketPair { client, server } = WebSocketPair::new();
//!     server.accept()?;
//!     Ok((Response::web_socket(client), shout(server)))
//! }
//!
//! async fn shout(socket: WebSocket) -> Result<(), Error> {
//!     let mut events = socket.events();
//!     while let Some(event) = events.next().await {
//!         if let Event::Message(Message::Text(text)) = event? {
//!             socket.send(text.to_uppercase())?;
//!         }
//!     }
//!     Ok(())
//! }
//!
//! # bimetal::test::block_on(async {
//! let (response, running) = upgrade()?;
//! let client = response.into_web_socket().expect("it is an upgrade");
//! client.accept()?;
//! client.send("hello")?;
//! client.close(1000, "")?;
//! running.await?;
//! let mut events = client.events();
//! assert_eq!(events.next().await.unwrap()?, Event::Message(Message::Text("HELLO".into())));
//! # Ok::<(), bimetal::Error>(())
//! # }).unwrap();
//! ```

mod events;

#[cfg(not(target_arch = "wasm32"))]
mod fake;
#[cfg(target_arch = "wasm32")]
mod js;

#[cfg(not(target_arch = "wasm32"))]
use fake::Store;
#[cfg(target_arch = "wasm32")]
use js::Store;

pub use events::{Close, Event, Events};

use crate::{
    bindings::BindingError,
    json::{self, Decode, Encode},
};

/// One end of a WebSocket. It is cheap to clone; two are equal that are the same end.
#[derive(Clone, PartialEq)]
pub struct WebSocket(Store);

/// The two ends of a new WebSocket.
#[derive(Debug)]
pub struct WebSocketPair {
    /// The end to answer with: [`Response::web_socket`](crate::Response::web_socket).
    pub client: WebSocket,
    /// The end to keep.
    pub server: WebSocket,
}

/// What came through a WebSocket, in one piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// Text.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
}

/// How far a WebSocket's life has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadyState {
    /// It is not connected yet.
    Connecting,
    /// Messages come and go.
    Open,
    /// One end has been closed.
    Closing,
    /// Both ends have been closed.
    Closed,
}

impl WebSocketPair {
    /// A new WebSocket.
    #[allow(clippy::new_without_default, reason = "it makes something each time")]
    pub fn new() -> Self {
        let (client, server) = Store::pair();
        Self {
            client: WebSocket(client),
            server: WebSocket(server),
        }
    }
}

impl WebSocket {
    pub(crate) const KIND: &'static str = "WebSocket";

    /// Begins to use this end in the request that is being answered. Not for one that a Durable Object takes over.
    ///
    /// # Errors
    /// The platform's own; among them, that it was answered with, or taken over.
    pub fn accept(&self) -> Result<(), BindingError> {
        self.0.accept()
    }

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

    /// Closes this end, with a code from 1000 to 4999, of which those from 3000 are for whatever one likes, and at
    /// most 123 bytes of a reason. The codes by which one is told that there was none, or that the connection broke
    /// (1005, 1006 and 1015), close it without a code.
    ///
    /// # Errors
    /// What is no such code, and 1004; a longer reason.
    pub fn close(&self, code: u16, reason: &str) -> Result<(), BindingError> {
        match code {
            1005 | 1006 | 1015 => self.0.close(None, ""),
            _ => self.0.close(Some(code), reason),
        }
    }

    /// Everything that comes through this end from now on, once: of an end that was [`accept`](Self::accept)ed just
    /// before.
    pub fn events(&self) -> Events {
        Events::new(self)
    }

    /// How far its life has come.
    pub fn ready_state(&self) -> ReadyState {
        self.0.ready_state()
    }

    /// The URL that was connected to; `None` at the end that was.
    pub fn url(&self) -> Option<String> {
        self.0.url()
    }

    /// The protocol that was agreed on, if one was.
    pub fn protocol(&self) -> Option<String> {
        self.0.protocol()
    }

    /// Keeps a value beside the socket, which outlives the object's memory; at most 16 KiB.
    ///
    /// ```
    /// # fn main() -> Result<(), bimetal::Error> {
    /// let socket = bimetal::WebSocket::fake();
    /// socket.serialize_attachment("ada")?;
    /// assert_eq!(socket.deserialize_attachment::<String>()?.as_deref(), Some("ada"));
    /// # Ok(())
    /// # }
    /// ```
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
