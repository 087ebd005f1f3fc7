//! What the tracker knows without having kept it.

use crate::generated::schemas::{PageInfo, Problem, Timestamp, UserRef};

pub fn now() -> Timestamp {
    Timestamp("2026-11-01T09:00:00Z".into())
}

pub fn ada() -> UserRef {
    UserRef {
        id: 1,
        name: "Ada".into(),
    }
}

pub fn user(id: i64) -> UserRef {
    UserRef {
        id,
        name: format!("User {id}"),
    }
}

/// The last page of a list.
pub fn page_of<T>(items: &[T]) -> PageInfo {
    PageInfo {
        total: items.len() as i64,
        cursor: None,
    }
}

pub fn no_project(key: &str) -> Problem {
    problem(404, "Not Found", format!("There is no project {key}."))
}

pub fn problem(status: i64, title: &str, detail: String) -> Problem {
    Problem {
        r#type: "about:blank".into(),
        title: title.into(),
        status,
        detail,
    }
}
