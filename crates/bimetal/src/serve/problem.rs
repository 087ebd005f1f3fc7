//! Problems as RFC 9457 has them; `packages/bimetal/src/runtime/problem.ts` has the same words.

use super::{Answer, Definition, RequestBody, definition::media_type};
use crate::json;

/// No route has the path.
pub(super) fn not_found() -> Answer {
    problem(404, "Not Found", "No route has this path.")
}

/// Only routes of other methods have the path.
pub(super) fn method_not_allowed(allow: &[&str]) -> Answer {
    let allow = allow.join(", ");
    let detail = format!("This path takes {allow}.");
    problem(405, "Method Not Allowed", &detail).with_header("allow", allow)
}

/// The body is of another type.
pub(super) fn unsupported_media_type(body: &RequestBody) -> Answer {
    let detail = format!("The body must be {}.", media_type(body.content_type));
    problem(415, "Unsupported Media Type", &detail)
}

/// The body is too long.
pub(super) fn content_too_large(limit: usize) -> Answer {
    let detail = format!("The body must be at most {limit} bytes.");
    problem(413, "Content Too Large", &detail)
}

/// The body is no JSON, or no UTF-8.
pub(super) fn malformed() -> Answer {
    problem(
        400,
        "Bad Request",
        "The body is not well-formed JSON in UTF-8.",
    )
}

/// The request does not match the contract.
///
/// Where a host calls, the answer has `issues`, which the TypeScript collector finds. Here belongs the call of a collector
/// in Rust: it needs the schemas of `definition` as data, and the sections that `Request::read` refused.
pub(super) fn invalid(_definition: &Definition, _sections: &[u8]) -> Answer {
    problem(
        400,
        "Bad Request",
        "The request does not match the contract.",
    )
}

fn problem(status: u16, title: &str, detail: &str) -> Answer {
    let body = format!(
        r#"{{"type":"about:blank","title":{},"status":{status},"detail":{}}}"#,
        quoted(title),
        quoted(detail),
    );
    Answer::new(status, body).with_header("content-type", "application/problem+json")
}

fn quoted(text: &str) -> String {
    String::from_utf8(json::to_vec(text)).unwrap_or_default()
}
