//! The one shape of all errors, RFC 9457.

use crate::generated::schemas::Problem;

/// There is no such link.
pub fn no_link(slug: &str) -> Problem {
    problem(404, "Not Found", format!("There is no link `{slug}`."))
}

/// A picture is larger than this deployment draws.
pub fn too_large(size: i64, max: i64) -> Problem {
    let detail = format!("{size} pixels are more than the {max} that are drawn here.");
    problem(422, "Unprocessable Entity", detail)
}

fn problem(status: i64, title: &str, detail: String) -> Problem {
    Problem {
        r#type: "about:blank".into(),
        title: title.into(),
        status,
        detail,
    }
}
