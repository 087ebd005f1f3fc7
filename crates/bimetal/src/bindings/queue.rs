//! Queues, for who puts messages in and for who takes them out.

mod batch;
mod message;
mod received;
mod typed;

#[cfg(not(target_arch = "wasm32"))]
mod fake;
#[cfg(target_arch = "wasm32")]
mod js;

#[cfg(not(target_arch = "wasm32"))]
use fake::Store;
#[cfg(target_arch = "wasm32")]
use js::Store;

pub use batch::Batch;
#[cfg(not(target_arch = "wasm32"))]
pub use batch::Verdict;
pub use message::{Body, Message};
pub use received::Received;
pub use typed::TypedQueue;

use super::{BindingError, binding};
use crate::json::Encode;

/// A queue that messages are put into.
///
/// A message is at most 128,000 bytes. A fake keeps what was sent.
///
/// ```
/// use bimetal::{Queue, queue::Message};
///
/// # bimetal::test::block_on(async {
/// let hits = Queue::fake();
/// hits.send(&"home").await?;
/// hits.send_with(Message::text("later").delay_seconds(60)).await?;
///
/// assert_eq!(hits.sent().len(), 2);
/// assert_eq!(hits.sent()[1], Message::text("later").delay_seconds(60));
/// # Ok::<(), bimetal::Error>(())
/// # }).unwrap();
/// ```
#[derive(Clone)]
pub struct Queue(Store);

binding!(Queue, "queue", object);

impl Queue {
    /// Sends a value as JSON: the consumer's `message.body` is the value itself.
    ///
    /// # Errors
    /// The platform's own.
    pub async fn send(&self, body: &(impl Encode + ?Sized)) -> Result<(), BindingError> {
        self.0.send("send", Message::json(body)).await
    }

    /// Sends text.
    ///
    /// # Errors
    /// The platform's own.
    pub async fn send_text(&self, body: &str) -> Result<(), BindingError> {
        self.0.send("send_text", Message::text(body)).await
    }

    /// Sends bytes.
    ///
    /// # Errors
    /// The platform's own.
    pub async fn send_bytes(&self, body: impl AsRef<[u8]>) -> Result<(), BindingError> {
        self.0
            .send("send_bytes", Message::bytes(body.as_ref()))
            .await
    }

    /// Sends a message of any content type, or with a delay.
    ///
    /// # Errors
    /// The platform's own.
    pub async fn send_with(&self, message: Message) -> Result<(), BindingError> {
        self.0.send("send_with", message).await
    }

    /// Sends at most 100 messages, of 256,000 bytes together: all of them, or none.
    ///
    /// ```
    /// # use bimetal::{Queue, queue::Message};
    /// # bimetal::test::block_on(async {
    /// let hits = Queue::fake();
    /// hits.send_batch(["home", "away"].map(|slug| Message::json(slug))).await?;
    /// # Ok::<(), bimetal::Error>(())
    /// # }).unwrap();
    /// ```
    ///
    /// # Errors
    /// The platform's own.
    pub async fn send_batch(
        &self,
        messages: impl IntoIterator<Item = Message>,
    ) -> Result<(), BindingError> {
        self.0.send_batch(messages.into_iter().collect()).await
    }
}
