use super::{Definition, ResponseBody, headers};
use crate::{
    Body, Response,
    call::{Reply, Written},
};

/// What a request is answered with.
pub struct Answer {
    /// The status.
    pub status: u16,
    /// Names in lower case, and values.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Body,
    /// Why a handler failed, with the causes: nothing for the client, who sees a 500.
    pub error: Option<String>,
    /// What the host answers with instead, untouched.
    #[cfg(all(target_arch = "wasm32", feature = "host"))]
    pub(super) response: Option<Response>,
}

impl Answer {
    pub(super) fn new(status: u16, body: impl Into<Body>) -> Self {
        Self {
            status,
            headers: Vec::new(),
            body: body.into(),
            error: None,
            #[cfg(all(target_arch = "wasm32", feature = "host"))]
            response: None,
        }
    }

    pub(super) fn with_header(mut self, name: &str, value: impl Into<String>) -> Self {
        self.headers.push((name.to_owned(), value.into()));
        self
    }

    /// What a handler's reply stands for.
    pub(super) fn of(reply: impl Reply, definition: &Definition) -> Self {
        let (written, headers) = Written::by(reply);
        let mut answer = Self::written(written, definition);
        answer.headers.extend(headers::read(headers.as_deref()));
        answer
    }

    fn written(written: Written, definition: &Definition) -> Self {
        match written {
            Written::Bytes { status, bytes } => Self::declared(definition, status, bytes),
            Written::Stream { status, body } => Self::streamed(definition, status, body),
            Written::Empty { status } => Self::new(status, Body::empty()),
            Written::Response(response) => Self::untouched(response),
            Written::Failed(error) => Self::failed(error),
        }
    }

    /// A mistake that is none of the client's.
    pub(super) fn failed(error: String) -> Self {
        Self {
            error: Some(error),
            ..Self::new(500, "Internal Server Error")
                .with_header("content-type", "text/plain;charset=UTF-8")
        }
    }

    #[cfg(all(target_arch = "wasm32", feature = "host"))]
    fn untouched(response: Response) -> Self {
        Self {
            response: Some(response),
            ..Self::new(0, Body::empty())
        }
    }

    #[cfg(not(all(target_arch = "wasm32", feature = "host")))]
    fn untouched(response: Response) -> Self {
        Self {
            headers: response.headers(),
            ..Self::new(response.status(), response.into_body())
        }
    }

    fn declared(definition: &Definition, status: u16, bytes: Vec<u8>) -> Self {
        match (definition.response)(status) {
            ResponseBody::Redirect => {
                Self::new(status, Body::empty()).with_header("location", location(&bytes))
            }
            _ => Self::streamed(definition, status, bytes.into()),
        }
    }

    fn streamed(definition: &Definition, status: u16, body: Body) -> Self {
        match (definition.response)(status) {
            ResponseBody::Content(content_type) => {
                Self::new(status, body).with_header("content-type", content_type)
            }
            ResponseBody::Events => Self::new(status, body)
                .with_header("content-type", "text/event-stream")
                .with_header("cache-control", "no-cache"),
            ResponseBody::Empty | ResponseBody::Redirect => Self::new(status, Body::empty()),
        }
    }
}

/// A header carries bytes: what no URI holds as it is, but for `%`, is percent-encoded.
fn location(bytes: &[u8]) -> String {
    bytes
        .iter()
        .map(|&byte| match byte {
            b'"' | b'<' | b'>' | b'[' | b'\\' | b']' | b'^' | b'`' | b'{' | b'|' | b'}' => {
                format!("%{byte:02X}")
            }
            b'!'..=b'~' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}
