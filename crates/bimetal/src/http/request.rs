//! Requests: the one being answered, and those that a handler makes.

use super::Body;
#[cfg(not(target_arch = "wasm32"))]
use super::headers::Headers;
use crate::json::{self, Encode};

/// A request that a handler makes, with [`Context::fetch`](crate::Context::fetch) or a service binding.
///
/// ```
/// use bimetal::Request;
///
/// let request = Request::new("PUT", "https://example.com/items/1").header("accept", "text/plain").body("one");
/// assert_eq!(request.method(), "PUT");
/// ```
pub struct Request {
    method: String,
    url: String,
    headers: Vec<(String, String)>,
    body: Body,
}

impl Request {
    /// A request without headers or body.
    pub fn new(method: impl Into<String>, url: impl Into<String>) -> Self {
        Self {
            method: method.into(),
            url: url.into(),
            headers: Vec::new(),
            body: Body::empty(),
        }
    }

    /// A GET request.
    pub fn get(url: impl Into<String>) -> Self {
        Self::new("GET", url)
    }

    /// Adds a header; a name given twice is sent twice.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Sets the body.
    #[must_use]
    pub fn body(mut self, body: impl Into<Body>) -> Self {
        self.body = body.into();
        self
    }

    /// Sets a JSON body and its content type.
    #[must_use]
    pub fn json(self, body: &impl Encode) -> Self {
        self.header("content-type", "application/json")
            .body(json::to_vec(body))
    }

    /// The method, as given.
    pub fn method(&self) -> &str {
        &self.method
    }

    /// The URL, as given.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The headers, as given.
    pub fn headers(&self) -> &[(String, String)] {
        &self.headers
    }

    /// The body.
    pub fn into_body(self) -> Body {
        self.body
    }

    /// Its method, URL, headers (names and values in turn) and body, for JavaScript.
    #[cfg(target_arch = "wasm32")]
    pub(crate) async fn into_js(
        self,
    ) -> Result<(String, String, js_sys::Array, wasm_bindgen::JsValue), crate::Error> {
        let headers = self.headers.iter().flat_map(|(name, value)| [name, value]);
        let headers = headers
            .map(|text| wasm_bindgen::JsValue::from_str(text))
            .collect();
        Ok((self.method, self.url, headers, self.body.into_js().await?))
    }
}

/// The request that is being answered, for what the contract does not declare.
///
/// Each call asks JavaScript, so what the contract declares is cheaper.
#[cfg(target_arch = "wasm32")]
pub struct Incoming(super::js::Message);

#[cfg(target_arch = "wasm32")]
impl Incoming {
    /// A JavaScript `Request`.
    pub fn from_js(request: wasm_bindgen::JsValue) -> Self {
        Self(wasm_bindgen::JsCast::unchecked_into(request))
    }

    /// The method, upper case unless it is an unknown one.
    pub fn method(&self) -> String {
        self.0.method()
    }

    /// The whole URL.
    pub fn url(&self) -> String {
        self.0.url()
    }

    /// A header's value; several are joined with `, `.
    pub fn header(&self, name: &str) -> Option<String> {
        self.0.headers().get(name)
    }

    /// Every header: a name in lower case, and its value.
    pub fn headers(&self) -> Vec<(String, String)> {
        super::js::pairs(&self.0.headers())
    }

    /// What Cloudflare knows of the request (`request.cf`), or `Null` where it does not say.
    pub fn cf(&self) -> json::Value {
        let text = js_sys::JSON::stringify(&self.0.cf())
            .ok()
            .and_then(|text| text.as_string());
        text.and_then(|text| json::from_slice(text.as_bytes()).ok())
            .unwrap_or(json::Value::Null)
    }

    /// The body, of a request whose body nobody has read: a route's has been, where its contract declares one.
    pub fn into_body(self) -> Body {
        Body::from_js(self.0.body())
    }

    /// The JavaScript `Request`.
    pub fn raw(&self) -> &wasm_bindgen::JsValue {
        &self.0
    }
}

/// The request that is being answered; in a native test, one that the test gives.
#[cfg(not(target_arch = "wasm32"))]
pub struct Incoming {
    method: String,
    url: String,
    headers: Headers,
    body: Body,
}

#[cfg(not(target_arch = "wasm32"))]
impl Incoming {
    pub(crate) fn new(method: &str, url: &str, headers: &[(String, String)]) -> Self {
        Self {
            method: method.to_owned(),
            url: url.to_owned(),
            headers: Headers(headers.to_vec()),
            body: Body::empty(),
        }
    }

    /// The method.
    pub fn method(&self) -> String {
        self.method.clone()
    }

    /// The whole URL.
    pub fn url(&self) -> String {
        self.url.clone()
    }

    /// A header's value; several are joined with `, `.
    pub fn header(&self, name: &str) -> Option<String> {
        self.headers.get(name)
    }

    /// Every header: a name in lower case, and its value.
    pub fn headers(&self) -> Vec<(String, String)> {
        self.headers.pairs()
    }

    /// What Cloudflare knows of the request: nothing, in a native test.
    pub fn cf(&self) -> json::Value {
        json::Value::Null
    }

    /// The body: empty, unless it was made from a [`Request`] that has one.
    pub fn into_body(self) -> Body {
        self.body
    }
}

/// What a request is to the one who is sent it, for a native test.
#[cfg(not(target_arch = "wasm32"))]
impl From<Request> for Incoming {
    fn from(request: Request) -> Self {
        Self {
            body: request.body,
            ..Self::new(&request.method, &request.url, &request.headers)
        }
    }
}
