//! The e-mail binding of `env`.

use super::{Email, MimeMessage};
use crate::{
    bindings::{BindingError, js, origin::Origin},
    json::{Decode, Invalid, Reader},
};
use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type SendEmail;
    #[wasm_bindgen(method, catch)]
    fn send(this: &SendEmail, message: &JsValue) -> Result<Promise, JsValue>;

    /// `EmailMessageBuilder`
    type Builder;
    #[wasm_bindgen(method, getter)]
    fn attachments(this: &Builder) -> Array;

    /// `EmailAttachment`
    type Attachment;
    #[wasm_bindgen(method, setter)]
    fn set_content(this: &Attachment, content: Uint8Array);
}

#[wasm_bindgen(module = "cloudflare:email")]
extern "C" {
    type EmailMessage;
    #[wasm_bindgen(constructor, catch)]
    fn new(from: &str, to: &str, raw: &str) -> Result<EmailMessage, JsValue>;
}

#[derive(Clone)]
pub(super) struct Store(pub Origin);

impl Store {
    pub fn origin(&self) -> &Origin {
        &self.0
    }

    pub async fn send(&self, email: &Email) -> Result<String, BindingError> {
        let called = js::parse(email).and_then(|builder| {
            let written = builder.unchecked_ref::<Builder>().attachments();
            for (written, attachment) in written.iter().zip(&email.attachments) {
                let content = Uint8Array::from(attachment.content.as_slice());
                written.unchecked_ref::<Attachment>().set_content(content);
            }
            self.0.cast::<SendEmail>().send(&builder)
        });
        self.sent("send", called).await
    }

    pub async fn send_mime(&self, message: &MimeMessage) -> Result<String, BindingError> {
        let called = EmailMessage::new(message.from(), message.to(), message.raw())
            .and_then(|message| self.0.cast::<SendEmail>().send(&message));
        self.sent("send_mime", called).await
    }

    /// What has no id was sent as well.
    async fn sent(
        &self,
        method: &str,
        called: Result<Promise, JsValue>,
    ) -> Result<String, BindingError> {
        let sent: Option<Sent> = self.0.settle_as(method, called).await?;
        Ok(sent.map(|sent| sent.message_id).unwrap_or_default())
    }
}

/// `EmailSendResult`
struct Sent {
    message_id: String,
}

impl Decode for Sent {
    fn decode(reader: &mut Reader<'_>) -> Result<Self, Invalid> {
        let mut message_id = String::new();
        reader.begin_object()?;
        while let Some(name) = reader.next_key()? {
            match name {
                "messageId" => message_id = reader.string()?,
                _ => reader.skip()?,
            }
        }
        Ok(Self { message_id })
    }
}
