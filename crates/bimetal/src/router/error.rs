use std::{error, fmt};

/// Why a route was not taken into a router.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum InsertError {
    /// The path is none that a route may have.
    Path {
        /// As it was given.
        path: String,
        /// What is wrong with it.
        problem: &'static str,
    },
    /// `HEAD` is served by the routes of `GET`.
    Head {
        /// As it was given.
        path: String,
    },
    /// A route with the same method has a path of the same shape.
    Conflict {
        /// Of both routes.
        method: String,
        /// As it was given.
        path: String,
        /// The path that is there already.
        with: String,
    },
}

impl fmt::Display for InsertError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Path { path, problem } => write!(f, "the path `{path}` {problem}"),
            Self::Head { path } => {
                write!(f, "`HEAD {path}` is no route: `GET` routes serve `HEAD`")
            }
            Self::Conflict { method, path, with } => {
                write!(f, "`{method} {path}` is the same as `{method} {with}`")
            }
        }
    }
}

impl error::Error for InsertError {}
