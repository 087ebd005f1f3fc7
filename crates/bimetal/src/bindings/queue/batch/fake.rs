//! A batch in memory, which keeps what was asked for.

use super::Batch;
use crate::bindings::queue::{Message, Received, received};
use std::{cell::Cell, rc::Rc};

/// What becomes of a message if its consumer succeeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It does not come again.
    Ack,
    /// It comes again, or goes to the dead letter queue.
    Retry {
        /// After so many seconds; without this, after as many as the queue's configuration says.
        delay_seconds: Option<u32>,
    },
}

#[derive(Clone)]
pub(super) struct Source {
    queue: String,
    asked: Asked,
}

/// What was asked for: the first time counts, as on the platform.
pub(in crate::bindings::queue) type Asked = Rc<Cell<Option<Verdict>>>;

impl Source {
    pub fn queue(&self) -> String {
        self.queue.clone()
    }

    pub fn ack_all(&self) {
        self.ask(Verdict::Ack);
    }

    pub fn retry_all(&self, delay_seconds: Option<u32>) {
        self.ask(Verdict::Retry { delay_seconds });
    }

    fn ask(&self, verdict: Verdict) {
        self.asked.set(self.asked.get().or(Some(verdict)));
    }
}

impl Batch {
    /// A batch of a native test, of what was sent: `Batch::fake("mails", mails.drain())`.
    pub fn fake(queue: &str, messages: impl IntoIterator<Item = Message>) -> Self {
        let asked = Asked::default();
        let messages = messages.into_iter().enumerate().map(|(index, message)| {
            let id = format!("message-{index}");
            Received::new(received::Source::new(id, message.body, asked.clone()))
        });
        Self {
            messages: messages.collect(),
            source: Source {
                queue: queue.to_owned(),
                asked,
            },
        }
    }
}

impl<T> Batch<T> {
    /// The same batch, as it comes for the `attempts`th time.
    #[must_use]
    pub fn with_attempts(mut self, attempts: u32) -> Self {
        for message in &mut self.messages {
            message.source.attempts = attempts;
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Payload, json::Value, schema::Node};

    fn batch() -> Batch {
        let messages = [
            Message::json(&true),
            Message::text("two"),
            Message::bytes("3"),
        ];
        Batch::fake("jobs", messages)
    }

    fn verdicts<T>(batch: &Batch<T>) -> Vec<Verdict> {
        batch.messages().iter().map(Received::verdict).collect()
    }

    const RETRY: Verdict = Verdict::Retry {
        delay_seconds: None,
    };

    #[test]
    fn a_message_is_acknowledged_unless_something_else_was_asked() {
        let batch = batch();
        assert_eq!(batch.queue(), "jobs");
        batch.messages()[1].retry();
        assert_eq!(verdicts(&batch), [Verdict::Ack, RETRY, Verdict::Ack]);
    }

    #[test]
    fn what_is_asked_for_first_counts() {
        let batch = batch();
        batch.messages()[0].retry_with(5);
        batch.messages()[0].ack();
        batch.messages()[1].ack();
        batch.messages()[1].retry();
        batch.retry_all();
        batch.ack_all();
        batch.messages()[2].ack();
        let later = Verdict::Retry {
            delay_seconds: Some(5),
        };
        assert_eq!(verdicts(&batch), [later, Verdict::Ack, RETRY]);
    }

    #[test]
    fn a_message_says_what_it_is() {
        let batch = batch().with_attempts(3);
        let [first, second, third] = batch.messages() else {
            panic!("three were sent")
        };
        assert_eq!((first.id(), first.attempts()), ("message-0".to_owned(), 3));
        assert_eq!(first.body().unwrap(), Value::Boolean(true));
        assert_eq!(second.body().unwrap(), Value::String("two".to_owned()));
        assert_eq!(third.bytes(), Some(b"3".to_vec()));
        assert_eq!(second.bytes(), None);
        assert_eq!(
            third.body().unwrap_err().to_string(),
            "queue: body: the message `message-2` is no JSON: its body is bytes"
        );
    }

    #[test]
    fn a_body_is_what_the_contract_declares() {
        const FLAG: Payload<bool> = Payload::new(0, "JOBS", "Flag", &Node::Boolean(None));
        let batch = batch().typed(FLAG);
        let [first, second, third] = batch.messages() else {
            panic!("three were sent")
        };
        assert!(first.body().unwrap());
        let error = second.body().unwrap_err();
        assert_eq!((error.binding(), error.is_invalid()), ("JOBS", true));
        assert_eq!(
            error.to_string(),
            "queue JOBS: body: the message `message-1` is no Flag: value: Invalid input: expected boolean, received \
             string"
        );
        assert_eq!(
            third.body().unwrap_err().reason(),
            "the message `message-2` is no Flag: its body is bytes"
        );
    }
}
