//! Server-sent events.

use super::Body;
use crate::{Error, json};
use futures_core::Stream;
use std::{
    marker::PhantomData,
    pin::Pin,
    task::{Context, Poll},
};

/// One event of [`Events`]. Its data are written as JSON; a line break or a NUL in its name or id becomes a space.
///
/// ```
/// use bimetal::Event;
///
/// let event = Event::new("tea").with_event("order").with_id("7").with_retry(1000);
/// assert_eq!(event.id.as_deref(), Some("7"));
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Event<T> {
    /// What it says.
    pub data: T,
    /// Its name; without one, it is a `message`.
    pub event: Option<String>,
    /// What a client that connects again names as the last one that it has seen, in `last-event-id`.
    pub id: Option<String>,
    /// Milliseconds after which a client that has lost its connection connects again.
    pub retry: Option<u32>,
}

impl<T> Event<T> {
    /// An event that has only data.
    pub fn new(data: T) -> Self {
        Self {
            data,
            event: None,
            id: None,
            retry: None,
        }
    }

    /// Names the event.
    #[must_use]
    pub fn with_event(mut self, event: impl Into<String>) -> Self {
        self.event = Some(event.into());
        self
    }

    /// Gives the event an id.
    #[must_use]
    pub fn with_id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Tells clients after how many milliseconds to connect again.
    #[must_use]
    pub fn with_retry(mut self, milliseconds: u32) -> Self {
        self.retry = Some(milliseconds);
        self
    }
}

impl<T: json::Encode> Event<T> {
    /// `packages/bimetal/src/runtime/event-stream.ts` writes the same.
    fn write(&self) -> Vec<u8> {
        let mut out = Vec::new();
        let mut line = |name: &str, value: &str| {
            out.extend_from_slice(name.as_bytes());
            out.extend(value.bytes().map(|byte| match byte {
                b'\r' | b'\n' | 0 => b' ',
                _ => byte,
            }));
            out.push(b'\n');
        };
        if let Some(event) = &self.event {
            line("event: ", event);
        }
        if let Some(id) = &self.id {
            line("id: ", id);
        }
        if let Some(retry) = self.retry {
            line("retry: ", &retry.to_string());
        }
        out.extend_from_slice(b"data: ");
        self.data.encode(&mut json::Writer::new(&mut out));
        out.extend_from_slice(b"\n\n");
        out
    }
}

/// What a handler answers with where its contract says `events(…)`.
///
/// Each event is made when the client can take it. An error ends the response in the middle; when the client leaves, the
/// stream is dropped.
pub struct Events<T> {
    body: Body,
    data: PhantomData<fn(T)>,
}

impl<T: json::Encode> Events<T> {
    /// The events of a stream.
    pub fn new(events: impl Stream<Item = Result<Event<T>, Error>> + 'static) -> Self {
        Self {
            body: Body::stream(Written(Box::pin(events))),
            data: PhantomData,
        }
    }

    /// As they are sent.
    pub fn into_body(self) -> Body {
        self.body
    }
}

/// The bytes of events.
struct Written<S>(Pin<Box<S>>);

impl<S, T> Stream for Written<S>
where
    S: Stream<Item = Result<Event<T>, Error>>,
    T: json::Encode,
{
    type Item = Result<Vec<u8>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let next = self.0.as_mut().poll_next(context);
        next.map(|event| event.map(|event| event.map(|event| event.write())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A stream of things that are there.
    struct Ready<I>(I);

    impl<I: Iterator + Unpin> Stream for Ready<I> {
        type Item = I::Item;

        fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<I::Item>> {
            Poll::Ready(self.0.next())
        }
    }

    #[test]
    fn events_are_written_as_clients_read_them() {
        let events = [
            Event::new("a\nb"),
            Event::new("é")
                .with_event("or\r\nder")
                .with_id("")
                .with_retry(0),
            Event::new("").with_id("1\0"),
        ];
        let body = Events::new(Ready(events.map(Ok).into_iter())).into_body();
        let text = crate::test::block_on(body.text()).unwrap();
        assert_eq!(
            text,
            "data: \"a\\nb\"\n\nevent: or  der\nid: \nretry: 0\ndata: \"é\"\n\nid: 1 \ndata: \"\"\n\n"
        );
    }
}
