//! Problems as RFC 9457 has them; `packages/bimetal/src/runtime/problem.ts` has the same words.

use super::{Answer, RequestBody, definition::media_type, refuse::PartIssue};
use crate::json::{self, Encode};

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

/// The body is no form, or can be read in several ways.
pub(super) fn malformed_form() -> Answer {
    problem(
        400,
        "Bad Request",
        "The body is not well-formed multipart/form-data.",
    )
}

/// The request does not match the contract. `total` counts the issues beyond those listed, too.
pub(super) fn invalid(issues: &[PartIssue], total: usize) -> Answer {
    let truncated = match total.saturating_sub(issues.len()) {
        0 => String::new(),
        count => format!(r#","truncated":{count}"#),
    };
    let members = format!(r#","issues":{}{truncated}"#, written(issues));
    let detail = "The request does not match the contract.";
    problem_with(400, "Bad Request", detail, &members)
}

fn problem(status: u16, title: &str, detail: &str) -> Answer {
    problem_with(status, title, detail, "")
}

fn problem_with(status: u16, title: &str, detail: &str, members: &str) -> Answer {
    let body = format!(
        r#"{{"type":"about:blank","title":{},"status":{status},"detail":{}{members}}}"#,
        written(title),
        written(detail),
    );
    Answer::new(status, body).with_header("content-type", "application/problem+json")
}

fn written<T: Encode + ?Sized>(value: &T) -> String {
    String::from_utf8(json::to_vec(value)).unwrap_or_default()
}
