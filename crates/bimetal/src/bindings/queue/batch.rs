//! Messages, as a queue hands them to its consumer.

#[cfg(not(target_arch = "wasm32"))]
mod fake;
#[cfg(target_arch = "wasm32")]
mod js;

#[cfg(not(target_arch = "wasm32"))]
use fake::Source;
#[cfg(target_arch = "wasm32")]
use js::Source;

#[cfg(not(target_arch = "wasm32"))]
pub(super) use fake::Asked;
#[cfg(not(target_arch = "wasm32"))]
pub use fake::Verdict;
#[cfg(target_arch = "wasm32")]
pub(super) use js::RetryOptions;

use super::Received;
use crate::{Payload, json::Value};

/// Messages that a queue hands to its consumer at once. Where nothing else is asked for, all of them are acknowledged when
/// the consumer has succeeded, and come again when it has failed.
///
/// ```
/// use bimetal::queue::{Batch, Message, Verdict};
///
/// # bimetal::test::block_on(async {
/// async fn consume(batch: Batch) -> Result<(), bimetal::Error> {
///     for message in batch.messages() {
///         let body = message.body()?;
///         match body.get("to") {
///             Some(_) => message.ack(),
///             None => message.retry_with(60),
///         }
///     }
///     Ok(())
/// }
///
/// let batch = Batch::fake("mails", [Message::json("nothing")]);
/// consume(batch.clone()).await?;
/// assert_eq!(batch.messages()[0].verdict(), Verdict::Retry { delay_seconds: Some(60) });
/// # Ok::<(), bimetal::Error>(())
/// # }).unwrap();
/// ```
pub struct Batch<T = Value> {
    source: Source,
    messages: Vec<Received<T>>,
}

impl<T> Batch<T> {
    /// The queue's name.
    pub fn queue(&self) -> String {
        self.source.queue()
    }

    /// The messages. In which order they come is not certain.
    pub fn messages(&self) -> &[Received<T>] {
        &self.messages
    }

    /// Acknowledges every message for which nothing else was asked: none of them comes again, though the consumer may fail.
    pub fn ack_all(&self) {
        self.source.ack_all();
    }

    /// Has every message come again for which nothing else was asked.
    pub fn retry_all(&self) {
        self.source.retry_all(None);
    }

    /// Has every message come again for which nothing else was asked, after so many seconds, up to 86,400.
    pub fn retry_all_with(&self, delay_seconds: u32) {
        self.source.retry_all(Some(delay_seconds));
    }

    /// The same messages, whose bodies are what the contract declares.
    #[must_use]
    pub fn typed<U>(self, payload: Payload<U>) -> Batch<U> {
        let messages = self.messages.into_iter();
        Batch {
            source: self.source,
            messages: messages.map(|message| message.typed(payload)).collect(),
        }
    }
}

impl<T> Clone for Batch<T> {
    fn clone(&self) -> Self {
        Self {
            source: self.source.clone(),
            messages: self.messages.clone(),
        }
    }
}

impl<T> IntoIterator for Batch<T> {
    type Item = Received<T>;
    type IntoIter = std::vec::IntoIter<Received<T>>;

    fn into_iter(self) -> Self::IntoIter {
        self.messages.into_iter()
    }
}

impl<'a, T> IntoIterator for &'a Batch<T> {
    type Item = &'a Received<T>;
    type IntoIter = std::slice::Iter<'a, Received<T>>;

    fn into_iter(self) -> Self::IntoIter {
        self.messages.iter()
    }
}
