//! Responses: the answer to a subrequest, which may also be handed through as a route's own.

use super::Body;
#[cfg(not(target_arch = "wasm32"))]
use super::headers::Headers;
use crate::{Error, json};

#[cfg(target_arch = "wasm32")]
use {
    super::js,
    crate::call::host,
    wasm_bindgen::{JsCast, JsValue},
};

/// The answer to a subrequest.
#[cfg(target_arch = "wasm32")]
pub struct Response(js::Message);

#[cfg(target_arch = "wasm32")]
impl Response {
    /// A JavaScript `Response`.
    pub fn from_js(response: JsValue) -> Self {
        Self(response.unchecked_into())
    }

    /// The status.
    pub fn status(&self) -> u16 {
        self.0.status()
    }

    /// A header's value; several are joined with `, `.
    pub fn header(&self, name: &str) -> Option<String> {
        self.0.headers().get(name)
    }

    /// Every header: a name in lower case, and its value.
    pub fn headers(&self) -> Vec<(String, String)> {
        js::pairs(&self.0.headers())
    }

    /// The body. Sent on unread, it is handed through: its bytes do not enter Wasm.
    pub fn into_body(self) -> Body {
        Body::from_js(self.0.body())
    }

    /// The JavaScript `Response`.
    pub fn raw(&self) -> &JsValue {
        &self.0
    }

    pub(crate) fn send(self) {
        host::give(self.0.into());
        crate::call::response_given();
    }
}

/// The answer to a subrequest; in a native test, one that the test gives.
#[cfg(not(target_arch = "wasm32"))]
pub struct Response {
    status: u16,
    headers: Headers,
    body: Body,
}

#[cfg(not(target_arch = "wasm32"))]
impl Response {
    /// A response without headers, for a native test.
    pub fn new(status: u16, body: impl Into<Body>) -> Self {
        Self {
            status,
            headers: Headers::default(),
            body: body.into(),
        }
    }

    /// Adds a header, for a native test.
    #[must_use]
    pub fn with_header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.0.push((name.into(), value.into()));
        self
    }

    /// The status.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// A header's value; several are joined with `, `.
    pub fn header(&self, name: &str) -> Option<String> {
        self.headers.get(name)
    }

    /// Every header: a name in lower case, and its value.
    pub fn headers(&self) -> Vec<(String, String)> {
        self.headers.pairs()
    }

    /// The body.
    pub fn into_body(self) -> Body {
        self.body
    }
}

impl Response {
    /// All bytes of the body.
    ///
    /// # Errors
    /// The stream's own.
    pub async fn bytes(self) -> Result<Vec<u8>, Error> {
        self.into_body().bytes().await
    }

    /// The body as text.
    ///
    /// # Errors
    /// The stream's own, and bytes that are not UTF-8.
    pub async fn text(self) -> Result<String, Error> {
        self.into_body().text().await
    }

    /// The body as JSON.
    ///
    /// # Errors
    /// The stream's own, and a body that is not a `T`.
    pub async fn json<T: json::Decode>(self) -> Result<T, Error> {
        Ok(json::from_slice(&self.bytes().await?)?)
    }
}
