//! The paths of routes.

use super::InsertError;

/// A segment of a route's path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Segment<'r> {
    Static(&'r str),
    Parameter(&'r str),
    CatchAll(&'r str),
}

impl<'r> Segment<'r> {
    fn read(text: &'r str) -> Self {
        if let Some(name) = text.strip_prefix(':') {
            return Self::Parameter(name);
        }
        match text.strip_prefix('*') {
            Some(name) => Self::CatchAll(name),
            None => Self::Static(text),
        }
    }

    fn name(self) -> Option<&'r str> {
        match self {
            Self::Static(_) => None,
            Self::Parameter(name) | Self::CatchAll(name) => Some(name),
        }
    }
}

/// The segments of a path, which was [checked](check).
pub(super) fn segments(path: &str) -> impl Iterator<Item = Segment<'_>> + Clone {
    path.split('/').skip(1).map(Segment::read)
}

/// The names in a path, in their order.
pub(super) fn names(path: &str) -> impl Iterator<Item = &str> {
    segments(path).filter_map(Segment::name)
}

/// Refuses what is no path of a route.
pub(super) fn check(path: &str) -> Result<(), InsertError> {
    match problem(path) {
        None => Ok(()),
        Some(problem) => Err(InsertError::Path {
            path: path.to_owned(),
            problem,
        }),
    }
}

fn problem(path: &str) -> Option<&'static str> {
    if !path.starts_with('/') {
        return Some("does not begin with a slash");
    }
    let mut rest = segments(path);
    let mut seen = Vec::new();
    while let Some(segment) = rest.next() {
        let last = rest.clone().next().is_none();
        match segment {
            Segment::Static("") if !last => return Some("has an empty segment"),
            Segment::CatchAll(_) if !last => return Some("goes on after its catch-all"),
            Segment::Static(_) => {}
            Segment::Parameter(name) | Segment::CatchAll(name) => {
                if name.is_empty() {
                    return Some("has a parameter without a name");
                }
                if seen.contains(&name) {
                    return Some("has two parameters of one name");
                }
                seen.push(name);
            }
        }
    }
    None
}
