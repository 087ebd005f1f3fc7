//! A queue in memory, with the limits of the real one.

use super::{Body, Message, Queue};
use crate::bindings::{Binding, BindingError, origin::Origin};
use std::{cell::RefCell, rc::Rc};

const MAX_MESSAGE: usize = 128_000;
const MAX_BATCH: usize = 100;
const MAX_BATCH_BYTES: usize = 256_000;
const MAX_DELAY: u32 = 86_400;

#[derive(Clone)]
pub(super) struct Store {
    origin: Origin,
    sent: Rc<RefCell<Vec<Message>>>,
}

/// The queue of a native test. Nobody consumes it.
impl Queue {
    /// An empty queue in memory; its clones share it.
    pub fn fake() -> Self {
        Self(Store {
            origin: Origin::fake(Self::KIND),
            sent: Rc::default(),
        })
    }

    /// Everything that was sent so far, in order.
    pub fn sent(&self) -> Vec<Message> {
        self.0.sent.borrow().clone()
    }

    /// Takes everything that was sent so far out of the queue.
    pub fn drain(&self) -> Vec<Message> {
        self.0.sent.take()
    }
}

impl Store {
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    pub fn origin_mut(&mut self) -> &mut Origin {
        &mut self.origin
    }

    pub async fn send(&self, method: &str, message: Message) -> Result<(), BindingError> {
        self.check(method, &message)?;
        self.sent.borrow_mut().push(message);
        Ok(())
    }

    pub async fn send_batch(&self, messages: Vec<Message>) -> Result<(), BindingError> {
        let method = "send_batch";
        let count = messages.len();
        if count == 0 {
            return Err(self.origin.refused(
                method,
                "TypeError: sendBatch() requires at least one message",
            ));
        }
        if count > MAX_BATCH {
            let text = format!("batch message count of {count} exceeds limit of {MAX_BATCH}");
            return Err(self.origin.refused(method, text));
        }
        messages
            .iter()
            .try_for_each(|message| self.check(method, message))?;
        let length: usize = messages.iter().map(Message::length).sum();
        if length > MAX_BATCH_BYTES {
            let text = format!("batch size of {length} bytes exceeds limit of {MAX_BATCH_BYTES}");
            return Err(self.origin.refused(method, text));
        }
        self.sent.borrow_mut().extend(messages);
        Ok(())
    }

    fn check(&self, method: &str, message: &Message) -> Result<(), BindingError> {
        let length = message.length();
        if length > MAX_MESSAGE {
            let text = format!("message length of {length} bytes exceeds limit of {MAX_MESSAGE}");
            return Err(self.origin.refused(method, text));
        }
        match message.delay_seconds {
            Some(delay) if delay > MAX_DELAY => {
                let text =
                    format!("message delay {delay} is invalid: it must be at most {MAX_DELAY}");
                Err(self.origin.refused(method, text))
            }
            _ => Ok(()),
        }
    }
}

impl Message {
    /// The bytes of the body.
    fn length(&self) -> usize {
        match &self.body {
            Body::Json(bytes) | Body::Bytes(bytes) => bytes.len(),
            Body::Text(text) => text.len(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test::block_on;

    #[test]
    fn what_was_sent_is_kept_in_order() {
        let queue = Queue::fake();
        block_on(async {
            queue.send(&vec![1.0, 2.0]).await?;
            queue.send_text("two").await?;
            queue.clone().send_bytes(b"three").await?;
            queue
                .send_batch([
                    Message::text("four").delay_seconds(1),
                    Message::text("five"),
                ])
                .await
        })
        .unwrap();
        let bodies: Vec<Body> = queue
            .sent()
            .into_iter()
            .map(|message| message.body)
            .collect();
        let text = |text: &str| Body::Text(text.into());
        assert_eq!(
            bodies,
            [
                Body::Json(b"[1,2]".to_vec()),
                text("two"),
                Body::Bytes(b"three".to_vec()),
                text("four"),
                text("five")
            ]
        );
        assert_eq!(queue.drain().len(), 5);
        assert!(queue.sent().is_empty());
    }

    #[test]
    fn the_limits_are_those_of_the_platform() {
        let queue = Queue::fake();
        let full = Message::bytes(vec![0; MAX_MESSAGE]);
        let reason =
            |messages: Vec<Message>| block_on(queue.send_batch(messages)).unwrap_err().reason();

        assert!(block_on(queue.send_with(full.clone())).is_ok());
        assert_eq!(
            block_on(queue.send_bytes(vec![0; MAX_MESSAGE + 1]))
                .unwrap_err()
                .to_string(),
            "queue: send_bytes: message length of 128001 bytes exceeds limit of 128000"
        );
        assert_eq!(
            block_on(queue.send_with(Message::text("").delay_seconds(MAX_DELAY + 1)))
                .unwrap_err()
                .reason(),
            "message delay 86401 is invalid: it must be at most 86400"
        );
        assert_eq!(
            reason(vec![]),
            "TypeError: sendBatch() requires at least one message"
        );
        assert_eq!(
            reason(vec![Message::text(""); MAX_BATCH + 1]),
            "batch message count of 101 exceeds limit of 100"
        );
        assert_eq!(
            reason(vec![full; 3]),
            "batch size of 384000 bytes exceeds limit of 256000"
        );
    }

    #[test]
    fn a_refused_batch_leaves_nothing() {
        let queue = Queue::fake();
        let messages = [
            Message::text("fits"),
            Message::bytes(vec![0; MAX_MESSAGE + 1]),
        ];
        assert!(block_on(queue.send_batch(messages)).is_err());
        assert!(queue.sent().is_empty());
    }
}
