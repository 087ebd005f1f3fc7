//! A queue whose messages the contract declares.

use super::{Body, Message, Queue, Received};
use crate::{
    Payload,
    bindings::{BindingError, Typed},
    json::{Decode, Encode},
};
use std::fmt;

/// A queue whose messages are `T`s, as the contract declares: `bindings: { JOBS: queue(Job) }`.
///
/// A message is checked before it is sent; one that the contract does not allow is an error that says why.
///
/// ```
/// use bimetal::{Payload, Queue, queue::Batch};
/// # use bimetal::schema::Node;
/// # const NODE: &Node = &Node::Boolean(None);
///
/// // Emitted from the contract, as is the type of the field `env.flags`.
/// const FLAGS: Payload<bool> = Payload::new(0, "FLAGS", "Flag", NODE);
///
/// # bimetal::test::block_on(async {
/// let flags = Queue::fake().typed(FLAGS);
/// flags.send(&true).await?;
///
/// let batch = Batch::fake("flags", flags.untyped().drain());
/// assert!(flags.read(&batch.messages()[0])?);
/// # Ok::<(), bimetal::Error>(())
/// # }).unwrap();
/// ```
pub struct TypedQueue<T> {
    queue: Queue,
    payload: Payload<T>,
}

impl<T> TypedQueue<T> {
    /// The queue itself, for whatever else it is to be sent.
    pub fn untyped(&self) -> &Queue {
        &self.queue
    }
}

impl<T: Decode> TypedQueue<T> {
    /// The body of a message that a consumer is given.
    ///
    /// # Errors
    /// It is no `T`, or was sent as bytes.
    pub fn read<U>(&self, message: &Received<U>) -> Result<T, BindingError> {
        message.read("read", Some(self.payload))
    }
}

impl<T: Decode + Encode> TypedQueue<T> {
    /// Sends a message.
    ///
    /// # Errors
    /// The platform's own, and a message that the contract does not allow.
    pub async fn send(&self, body: &T) -> Result<(), BindingError> {
        let message = self.message("send", || "the message".to_owned(), body)?;
        self.queue.0.send("send", message).await
    }

    /// Sends a message that is held back for so many seconds, up to 86,400.
    ///
    /// # Errors
    /// As of [`send`](Self::send).
    pub async fn send_with(&self, body: &T, delay_seconds: u32) -> Result<(), BindingError> {
        let message = self.message("send_with", || "the message".to_owned(), body)?;
        let message = message.delay_seconds(delay_seconds);
        self.queue.0.send("send_with", message).await
    }

    /// Sends at most 100 messages, of 256,000 bytes together: all of them, or none.
    ///
    /// # Errors
    /// As of [`send`](Self::send).
    pub async fn send_batch<'a>(
        &self,
        bodies: impl IntoIterator<Item = &'a T>,
    ) -> Result<(), BindingError>
    where
        T: 'a,
    {
        let bodies = bodies.into_iter().enumerate();
        let messages = bodies
            .map(|(index, body)| self.message("send_batch", || format!("messages[{index}]"), body));
        let messages: Result<Vec<Message>, BindingError> = messages.collect();
        self.queue.0.send_batch(messages?).await
    }

    fn message(
        &self,
        method: &str,
        what: impl FnOnce() -> String,
        body: &T,
    ) -> Result<Message, BindingError> {
        let site = self.queue.0.origin().site();
        let json = self.payload.write(site, method, what, body)?;
        Ok(Message::new(Body::Json(json)))
    }
}

impl Queue {
    /// The same queue, whose messages are what the contract declares.
    pub fn typed<T>(self, payload: Payload<T>) -> TypedQueue<T> {
        TypedQueue {
            queue: self,
            payload,
        }
    }
}

impl<T> Typed for TypedQueue<T> {
    type Untyped = Queue;
    type Payloads = Payload<T>;

    fn of(queue: Queue, payload: Payload<T>) -> Self {
        queue.typed(payload)
    }
}

impl<T> Clone for TypedQueue<T> {
    fn clone(&self) -> Self {
        self.queue.clone().typed(self.payload)
    }
}

impl<T> fmt::Debug for TypedQueue<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.queue.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{schema::Node, test::block_on};

    const NODE: &Node = &Node::Array {
        item: &Node::Boolean(None),
        checks: &[],
        error: None,
    };
    const FLAGS: Payload<Vec<bool>> = Payload::new(0, "FLAGS", "Flags", NODE);

    #[test]
    fn messages_are_sent_as_json() {
        let flags = Queue::fake().typed(FLAGS);
        block_on(async {
            flags.send(&vec![true]).await?;
            flags.send_with(&vec![], 60).await?;
            flags.send_batch(&[vec![false], vec![]]).await
        })
        .unwrap();
        let json = |text: &str| Message::new(Body::Json(text.into()));
        assert_eq!(
            flags.untyped().sent(),
            [
                json("[true]"),
                json("[]").delay_seconds(60),
                json("[false]"),
                json("[]")
            ]
        );
    }
}
