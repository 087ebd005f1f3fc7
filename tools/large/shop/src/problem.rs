//! The one shape of all errors, RFC 9457.

use crate::generated::schemas::Problem;

pub fn not_found(what: &str, id: &str) -> Problem {
    problem(404, "Not Found", format!("There is no {what} {id}."))
}

pub fn unprocessable(detail: String) -> Problem {
    problem(422, "Unprocessable Content", detail)
}

pub fn problem(status: i64, title: &str, detail: String) -> Problem {
    Problem {
        r#type: "about:blank".into(),
        title: title.into(),
        status,
        detail,
    }
}
