//! The one shape of all errors, RFC 9457.

use crate::generated::schemas::Problem;

pub fn not_found(what: &str, id: &str) -> Problem {
    Problem {
        r#type: "about:blank".into(),
        title: "Not Found".into(),
        status: 404,
        detail: format!("There is no {what} {id}."),
    }
}
