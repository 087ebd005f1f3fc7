//! Responses: the answer to a subrequest, which may also be handed through as a route's own.

use super::Body;
#[cfg(not(target_arch = "wasm32"))]
use super::headers::Headers;
use crate::{Error, WebSocket, json};

#[cfg(target_arch = "wasm32")]
use {
    super::js,
    crate::call::host,
    wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen},
};

/// A response: the answer to a subrequest, or one's own, of a Durable Object.
#[cfg(target_arch = "wasm32")]
pub struct Response {
    message: js::Message,
    /// A body that Rust makes while it is sent.
    body: Option<Body>,
}

#[cfg(target_arch = "wasm32")]
#[wasm_bindgen(module = "/src/http/response.js")]
extern "C" {
    fn respond(status: u16, body: JsValue, web_socket: JsValue) -> js::Message;
}

#[cfg(target_arch = "wasm32")]
impl Response {
    /// A response without headers. What is no status, one below 200 or above 599, becomes a 500 that says so.
    pub fn new(status: u16, body: impl Into<Body>) -> Self {
        let (there, body) = match body.into().into_there() {
            Ok(there) => (there, None),
            Err(body) => (JsValue::NULL, Some(body)),
        };
        let message = respond(status, there, JsValue::UNDEFINED);
        Self { message, body }
    }

    /// Adds a header. One that is none is left out.
    #[must_use]
    pub fn with_header(self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        let _ = self.message.headers().append(name.as_ref(), value.as_ref());
        self
    }

    /// Answers an upgrade to a WebSocket, with the end of a [`WebSocketPair`](crate::WebSocketPair) that is the
    /// client's.
    pub fn web_socket(client: WebSocket) -> Self {
        let message = respond(101, JsValue::NULL, client.raw().clone());
        Self {
            message,
            body: None,
        }
    }

    /// The WebSocket that a subrequest was answered with.
    pub fn into_web_socket(self) -> Option<WebSocket> {
        let socket = self.message.web_socket();
        socket.is_object().then(|| WebSocket::from_js(socket))
    }

    /// A JavaScript `Response`.
    pub fn from_js(response: JsValue) -> Self {
        Self {
            message: response.unchecked_into(),
            body: None,
        }
    }

    /// The status.
    pub fn status(&self) -> u16 {
        self.message.status()
    }

    /// A header's value; several are joined with `, `.
    pub fn header(&self, name: &str) -> Option<String> {
        self.message.headers().get(name)
    }

    /// Every header: a name in lower case, and its value.
    pub fn headers(&self) -> Vec<(String, String)> {
        js::pairs(&self.message.headers())
    }

    /// The body. Sent on unread, it is handed through: its bytes do not enter Wasm.
    pub fn into_body(self) -> Body {
        let message = self.message;
        self.body.unwrap_or_else(|| Body::from_js(message.body()))
    }

    /// The JavaScript `Response`. A body that Rust makes while it is sent is not in it.
    pub fn raw(&self) -> &JsValue {
        &self.message
    }

    pub(crate) fn send(self) {
        let status = self.message.status();
        host::give(self.message.into());
        match self.body {
            None => crate::call::response_given(),
            Some(body) => body.send(crate::call::Sender::new(status)),
        }
    }
}

/// A response: the answer to a subrequest, or one's own, of a Durable Object.
///
/// ```
/// use bimetal::Response;
///
/// let response = Response::new(404, "no such room").with_header("content-type", "text/plain");
/// assert_eq!((response.status(), response.header("Content-Type").as_deref()), (404, Some("text/plain")));
/// ```
#[cfg(not(target_arch = "wasm32"))]
pub struct Response {
    status: u16,
    headers: Headers,
    body: Body,
    web_socket: Option<WebSocket>,
}

#[cfg(not(target_arch = "wasm32"))]
impl Response {
    /// A response without headers.
    pub fn new(status: u16, body: impl Into<Body>) -> Self {
        Self {
            status,
            headers: Headers::default(),
            body: body.into(),
            web_socket: None,
        }
    }

    /// Adds a header.
    #[must_use]
    pub fn with_header(mut self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        let (name, value) = (name.as_ref().to_owned(), value.as_ref().to_owned());
        self.headers.0.push((name, value));
        self
    }

    /// Answers an upgrade to a WebSocket, with the end of a [`WebSocketPair`](crate::WebSocketPair) that is the
    /// client's.
    pub fn web_socket(client: WebSocket) -> Self {
        Self {
            web_socket: Some(client),
            ..Self::new(101, "")
        }
    }

    /// The WebSocket that a request was answered with.
    pub fn into_web_socket(self) -> Option<WebSocket> {
        self.web_socket
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
