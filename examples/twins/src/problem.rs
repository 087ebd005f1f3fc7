//! The one shape of all errors, RFC 9457.

use crate::generated::schemas::Problem;

pub fn no_list(name: &str) -> Problem {
    not_found(format!("There is no list `{name}`."))
}

pub fn no_todo(list: &str, id: i64) -> Problem {
    not_found(format!("There is no to-do {id} in `{list}`."))
}

pub fn not_found(detail: String) -> Problem {
    problem(404, "Not Found", detail)
}

pub fn problem(status: i64, title: &str, detail: String) -> Problem {
    Problem {
        r#type: "about:blank".into(),
        title: title.into(),
        status,
        detail,
    }
}
