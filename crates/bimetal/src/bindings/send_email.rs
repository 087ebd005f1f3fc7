//! Sending e-mail.

mod email;

#[cfg(target_arch = "wasm32")]
mod js;

#[cfg(target_arch = "wasm32")]
use js::Store;
#[cfg(not(target_arch = "wasm32"))]
use {
    super::{Binding, faked::Faked},
    std::{cell::RefCell, rc::Rc},
};

pub use email::{Address, Email, MimeMessage};

use super::{BindingError, binding};

#[cfg(not(target_arch = "wasm32"))]
type Store = Faked<Rc<RefCell<Outbox>>>;

/// Sends e-mail from the addresses, and to those, that the config allows. A fake keeps what was sent.
///
/// ```
/// use bimetal::{SendEmail, send_email::{Email, MimeMessage}};
///
/// # bimetal::test::block_on(async {
/// let mail = SendEmail::fake();
/// let hello = Email::new("me@example.com", "Hello").to(("Ada", "ada@example.com")).text("How are you?");
/// mail.send(&hello).await?;
/// assert_eq!(mail.sent(), [hello]);
///
/// let raw = "From: me@example.com\r\nTo: ada@example.com\r\nMessage-ID: <1@example.com>\r\n\r\nHello.";
/// mail.send_mime(&MimeMessage::new("me@example.com", "ada@example.com", raw)).await?;
/// assert_eq!(mail.sent_mime()[0].raw(), raw);
/// # Ok::<(), bimetal::Error>(())
/// # }).unwrap();
/// ```
#[derive(Clone)]
pub struct SendEmail(Store);

binding!(SendEmail, "e-mail binding", object);

impl SendEmail {
    /// Sends a message that the platform writes, and gives its id, if the platform tells one.
    ///
    /// # Errors
    /// The platform's own; among them, an address that the binding may not use.
    pub async fn send(&self, email: &Email) -> Result<String, BindingError> {
        self.0.send(email).await
    }

    /// Sends a message that is written already, by a library for MIME, and gives its id, if the platform tells one.
    ///
    /// # Errors
    /// The platform's own; among them, headers that do not fit the addresses.
    pub async fn send_mime(&self, message: &MimeMessage) -> Result<String, BindingError> {
        self.0.send_mime(message).await
    }
}

#[cfg(not(target_arch = "wasm32"))]
#[derive(Default)]
struct Outbox {
    emails: Vec<Email>,
    messages: Vec<MimeMessage>,
}

#[cfg(not(target_arch = "wasm32"))]
impl Outbox {
    /// The id of the message that was sent last.
    fn last_id(&self) -> String {
        format!("<{}@fake>", self.emails.len() + self.messages.len())
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl SendEmail {
    /// An outbox in memory; its clones share it.
    pub fn fake() -> Self {
        Self(Faked::new(Self::KIND, Rc::default()))
    }

    /// What [`send`](Self::send) was given so far, in order.
    pub fn sent(&self) -> Vec<Email> {
        self.0.fake.borrow().emails.clone()
    }

    /// What [`send_mime`](Self::send_mime) was given so far, in order.
    pub fn sent_mime(&self) -> Vec<MimeMessage> {
        self.0.fake.borrow().messages.clone()
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Store {
    async fn send(&self, email: &Email) -> Result<String, BindingError> {
        if !email.has_recipient() {
            let reason = "at least one of `to`, `cc` and `bcc` is needed";
            return Err(self.origin.refused("send", reason));
        }
        let mut outbox = self.fake.borrow_mut();
        outbox.emails.push(email.clone());
        Ok(outbox.last_id())
    }

    async fn send_mime(&self, message: &MimeMessage) -> Result<String, BindingError> {
        let mut outbox = self.fake.borrow_mut();
        outbox.messages.push(message.clone());
        Ok(outbox.last_id())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test::block_on;

    #[test]
    fn an_email_to_nobody_is_not_sent() {
        let mail = SendEmail::fake();
        let error = block_on(mail.send(&Email::new("me@example.com", "Hello"))).unwrap_err();
        assert_eq!(
            error.to_string(),
            "e-mail binding: send: at least one of `to`, `cc` and `bcc` is needed"
        );
        assert!(mail.sent().is_empty());
    }
}
