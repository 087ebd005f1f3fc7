//! The e-mail binding of `env`.

use super::{Email, MimeMessage};
use crate::bindings::{BindingError, js, origin::Origin};
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

    pub async fn send(&self, email: &Email) -> Result<(), BindingError> {
        let called = js::parse(email).and_then(|builder| {
            let written = builder.unchecked_ref::<Builder>().attachments();
            for (written, attachment) in written.iter().zip(&email.attachments) {
                let content = Uint8Array::from(attachment.content.as_slice());
                written.unchecked_ref::<Attachment>().set_content(content);
            }
            self.0.cast::<SendEmail>().send(&builder)
        });
        self.0.settle("send", called).await.map(drop)
    }

    pub async fn send_mime(&self, message: &MimeMessage) -> Result<(), BindingError> {
        let called = EmailMessage::new(message.from(), message.to(), message.raw())
            .and_then(|message| self.0.cast::<SendEmail>().send(&message));
        self.0.settle("send_mime", called).await.map(drop)
    }
}
