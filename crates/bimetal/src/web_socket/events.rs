//! What comes through a WebSocket, as a stream.

use super::{Message, WebSocket};
use crate::Error;
use futures_core::Stream;
use std::{
    future::poll_fn,
    pin::Pin,
    task::{Context, Poll},
};

#[cfg(not(target_arch = "wasm32"))]
use super::fake::Incoming;
#[cfg(target_arch = "wasm32")]
use super::js::Incoming;

/// What comes through a WebSocket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A message.
    Message(Message),
    /// The other end was closed; nothing comes after it. This end has been closed in answer.
    Close(Close),
}

/// How the other end of a WebSocket was closed.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Close {
    /// The code; 1005 where there was none, and 1006 where the connection broke.
    pub code: u16,
    /// The reason, often empty.
    pub reason: String,
    /// Whether it was closed, and did not break.
    pub was_clean: bool,
}

/// What comes through a WebSocket, as it arrives: [`WebSocket::events`].
///
/// Dropped, it leaves nothing behind in Wasm: the events that come later are lost.
pub struct Events {
    socket: WebSocket,
    /// `None` when nothing comes any more.
    incoming: Option<Incoming>,
}

impl Events {
    pub(super) fn new(socket: &WebSocket) -> Self {
        Self {
            socket: socket.clone(),
            incoming: Some(Incoming::new(&socket.0)),
        }
    }

    /// The next event, or `None` after the last.
    ///
    /// # Errors
    /// The connection's; nothing comes after it.
    pub async fn next(&mut self) -> Option<Result<Event, Error>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }
}

impl Stream for Events {
    type Item = Result<Event, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Some(incoming) = &mut self.incoming else {
            return Poll::Ready(None);
        };
        incoming.poll(context).map(|event| {
            if let Ok(Event::Close(Close { code, reason, .. })) = &event {
                // Where it is closed already, there is nothing to answer.
                let _ = self.socket.close(*code, reason);
            }
            if !matches!(event, Ok(Event::Message(_))) {
                self.incoming = None;
            }
            Some(event)
        })
    }
}
