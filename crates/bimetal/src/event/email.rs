//! Mails that are routed to a Worker.

use super::FromEvent;
use crate::{Body, Error};

#[cfg(not(target_arch = "wasm32"))]
use std::{cell::RefCell, rc::Rc};
#[cfg(target_arch = "wasm32")]
use {
    crate::promised::Promised,
    js_sys::{Array, Promise},
    wasm_bindgen::prelude::*,
};

/// A mail that was routed here. One that is neither forwarded, nor refused, nor kept by the handler, is gone.
///
/// ```
/// use bimetal::event::Email;
///
/// # bimetal::test::block_on(async {
/// let mail = Email::fake("ada@example.com", "team@example.org", "Subject: Hello\r\n\r\nHow are you?");
/// assert_eq!(mail.header("subject").as_deref(), Some("Hello"));
/// mail.forward("grace@example.org").await?;
/// assert_eq!(mail.done().forwards[0].to, "grace@example.org");
/// # Ok::<(), bimetal::Error>(())
/// # }).unwrap();
/// ```
#[derive(Clone)]
pub struct Email(Source);

/// What a mail was forwarded to.
#[derive(Debug, Clone, PartialEq)]
pub struct Forward {
    /// The address.
    pub to: String,
    /// Names and values of headers that were added; they begin with `X-`.
    pub headers: Vec<(String, String)>,
}

impl FromEvent for Email {
    #[cfg(target_arch = "wasm32")]
    fn from_event(event: JsValue) -> Self {
        Self(event.unchecked_into())
    }
}

impl Email {
    /// Who sent it, by the envelope.
    pub fn from(&self) -> String {
        self.0.from()
    }

    /// For whom it is, by the envelope.
    pub fn to(&self) -> String {
        self.0.to()
    }

    /// A header's value.
    pub fn header(&self, name: &str) -> Option<String> {
        self.0.header(name)
    }

    /// The bytes of the whole mail.
    pub fn raw_size(&self) -> u64 {
        self.0.raw_size() as u64
    }

    /// The whole mail as MIME. It can be read once.
    pub fn raw(&self) -> Body {
        self.0.raw()
    }

    /// Refuses the mail: its sender is told so, with the reason.
    pub fn set_reject(&self, reason: &str) {
        self.0.set_reject(reason);
    }

    /// Sends it on to a verified address.
    ///
    /// # Errors
    /// The platform's own.
    pub async fn forward(&self, to: &str) -> Result<(), Error> {
        self.forward_with(to, &[]).await
    }

    /// Sends it on to a verified address, with headers more, whose names begin with `X-`.
    ///
    /// # Errors
    /// The platform's own.
    pub async fn forward_with(&self, to: &str, headers: &[(&str, &str)]) -> Result<(), Error> {
        self.0.forward(to, headers).await
    }
}

#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
extern "C" {
    #[derive(Clone)]
    #[wasm_bindgen(js_name = ForwardableEmailMessage)]
    type Source;
    #[wasm_bindgen(method, getter)]
    fn from(this: &Source) -> String;
    #[wasm_bindgen(method, getter)]
    fn to(this: &Source) -> String;
    #[wasm_bindgen(method, getter, js_name = headers)]
    fn all_headers(this: &Source) -> Headers;
    #[wasm_bindgen(method, getter, js_name = rawSize)]
    fn raw_size(this: &Source) -> f64;
    #[wasm_bindgen(method, getter, js_name = raw)]
    fn stream(this: &Source) -> JsValue;
    #[wasm_bindgen(method, js_name = setReject)]
    fn set_reject(this: &Source, reason: &str);
    #[wasm_bindgen(method, catch, js_name = forward)]
    fn send_on(this: &Source, to: &str, headers: Headers) -> Result<Promise, JsValue>;

    type Headers;
    #[wasm_bindgen(constructor, catch)]
    fn new(pairs: Array) -> Result<Headers, JsValue>;
    #[wasm_bindgen(method)]
    fn get(this: &Headers, name: &str) -> Option<String>;
}

#[cfg(target_arch = "wasm32")]
impl Source {
    fn header(&self, name: &str) -> Option<String> {
        self.all_headers().get(name)
    }

    fn raw(&self) -> Body {
        Body::from_js(self.stream())
    }

    async fn forward(&self, to: &str, headers: &[(&str, &str)]) -> Result<(), Error> {
        let pairs = headers
            .iter()
            .map(|&(name, value)| Array::of2(&name.into(), &value.into()))
            .collect();
        let promise = Headers::new(pairs).and_then(|headers| self.send_on(to, headers));
        let promise = promise.map_err(Error::from_js)?;
        Promised::from(promise).await.map_err(Error::from_js)?;
        Ok(())
    }
}

#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone)]
struct Source {
    from: String,
    to: String,
    raw: String,
    done: Rc<RefCell<Done>>,
}

/// What became of a mail of a native test.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Done {
    /// Why it was refused, if it was.
    pub rejected: Option<String>,
    /// Where it was sent on to, in order.
    pub forwards: Vec<Forward>,
}

#[cfg(not(target_arch = "wasm32"))]
impl Source {
    fn from(&self) -> String {
        self.from.clone()
    }

    fn to(&self) -> String {
        self.to.clone()
    }

    fn header(&self, name: &str) -> Option<String> {
        let (head, _) = self.raw.split_once("\r\n\r\n").unwrap_or((&self.raw, ""));
        let fields = head.lines().filter_map(|line| line.split_once(':'));
        let mut found = fields.filter(|(field, _)| field.eq_ignore_ascii_case(name));
        found.next().map(|(_, value)| value.trim().to_owned())
    }

    fn raw_size(&self) -> usize {
        self.raw.len()
    }

    fn raw(&self) -> Body {
        Body::from(self.raw.clone())
    }

    fn set_reject(&self, reason: &str) {
        self.done.borrow_mut().rejected = Some(reason.to_owned());
    }

    async fn forward(&self, to: &str, headers: &[(&str, &str)]) -> Result<(), Error> {
        let headers = headers
            .iter()
            .map(|&(name, value)| (name.to_owned(), value.to_owned()));
        self.done.borrow_mut().forwards.push(Forward {
            to: to.to_owned(),
            headers: headers.collect(),
        });
        Ok(())
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Email {
    /// A mail of a native test: who sent it, for whom, and the whole of it.
    pub fn fake(from: &str, to: &str, raw: &str) -> Self {
        Self(Source {
            from: from.to_owned(),
            to: to.to_owned(),
            raw: raw.to_owned(),
            done: Rc::default(),
        })
    }

    /// What became of it.
    pub fn done(&self) -> Done {
        self.0.done.borrow().clone()
    }
}
