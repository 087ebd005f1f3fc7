//! A route, as generated code describes it; `packages/bimetal/src/runtime/definition.ts` has the other side.

use super::Schemas;

/// What a request of a route must be, and what its answers look like.
#[derive(Debug)]
pub struct Definition {
    /// As in the contract: `linkQr`.
    pub name: &'static str,
    /// Its place among the routes of the contract.
    pub index: u32,
    /// Upper case.
    pub method: &'static str,
    /// `/links/:slug/qr`.
    pub path: &'static str,
    /// The names of the path parameters, in the order in which `Request::read` takes them, joined by `/`.
    pub params: &'static str,
    /// Whether a query is declared.
    pub query: bool,
    /// The names of the declared headers, in the order of `Request::read`, joined by `/`.
    pub headers: &'static str,
    /// Whether cookies are declared.
    pub cookies: bool,
    /// Whether locals are declared.
    pub locals: bool,
    /// What the body must be.
    pub body: RequestBody,
    /// What says what is wrong with a request.
    pub schemas: Schemas,
    /// What the body of a declared response is, by its status.
    pub response: fn(u16) -> ResponseBody,
}

/// What a request's body must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RequestBody {
    /// How it is read.
    pub kind: BodyKind,
    /// The media type that it must have.
    pub content_type: &'static str,
    /// In bytes.
    pub limit: usize,
}

/// How a request's body is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BodyKind {
    /// None is declared: it is left unread.
    None,
    /// As JSON.
    Json,
    /// As text.
    Text,
    /// As the fields of a form.
    Form,
    /// As the parts of a form, which may be files.
    Multipart,
    /// As bytes.
    Bytes,
    /// As it arrives.
    Stream,
}

/// What a response's body is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResponseBody {
    /// Bytes of this content type.
    Content(&'static str),
    /// Server-sent events.
    Events,
    /// None.
    Empty,
    /// None; the bytes are the address in `location`.
    Redirect,
}

impl RequestBody {
    /// No body.
    pub const fn none() -> Self {
        Self::new(BodyKind::None, "*/*", usize::MAX)
    }

    /// JSON.
    pub const fn json(limit: usize) -> Self {
        Self::new(BodyKind::Json, "application/json", limit)
    }

    /// Text of a content type.
    pub const fn text(content_type: &'static str, limit: usize) -> Self {
        Self::new(BodyKind::Text, content_type, limit)
    }

    /// The fields of a form.
    pub const fn form(limit: usize) -> Self {
        Self::new(BodyKind::Form, "application/x-www-form-urlencoded", limit)
    }

    /// The parts of a form, which may be files.
    pub const fn multipart(limit: usize) -> Self {
        Self::new(BodyKind::Multipart, "multipart/form-data", limit)
    }

    /// Bytes of a content type.
    pub const fn bytes(content_type: &'static str, limit: usize) -> Self {
        Self::new(BodyKind::Bytes, content_type, limit)
    }

    /// A stream of a content type.
    pub const fn stream(content_type: &'static str, limit: usize) -> Self {
        Self::new(BodyKind::Stream, content_type, limit)
    }

    const fn new(kind: BodyKind, content_type: &'static str, limit: usize) -> Self {
        Self {
            kind,
            content_type,
            limit,
        }
    }

    /// Whether a request's `content-type` header says that its body is of this type.
    pub(super) fn accepts(&self, header: &str) -> bool {
        let expected = media_type(self.content_type);
        let given = media_type(header);
        let other_json = || {
            let subtype = given.strip_prefix("application/");
            let name = subtype.and_then(|subtype| subtype.strip_suffix("+json"));
            name.is_some_and(|name| !name.is_empty() && !name.contains('/'))
        };
        expected == "*/*" || given == expected || (self.kind == BodyKind::Json && other_json())
    }
}

/// A content type without its parameters.
pub(super) fn media_type(header: &str) -> String {
    let end = header.find(';').unwrap_or(header.len());
    header[..end].trim().to_ascii_lowercase()
}
