//! The router: a tree of the segments of all paths.

use super::{
    InsertError, Params,
    decode::decode,
    pattern::{self, Segment},
};
use std::borrow::Cow;

/// Routes with a value each. Built once; to find one allocates nothing but the values of its parameters, and text that
/// has to be decoded.
///
/// The [module](super) says which route is found.
#[derive(Debug)]
pub struct Router<'r, T> {
    root: Node<'r, T>,
}

/// What a router has for a request.
#[derive(Debug, PartialEq, Eq)]
pub enum Match<'a, T> {
    /// A route serves it.
    Route {
        /// The route's.
        value: &'a T,
        /// Of its path.
        params: Params<'a>,
    },
    /// Only routes of other methods have this path.
    OtherMethods {
        /// Their methods, sorted.
        allow: Vec<&'a str>,
    },
    /// No route has this path.
    Nothing,
}

#[derive(Debug)]
struct Node<'r, T> {
    statics: Vec<(&'r str, Node<'r, T>)>,
    parameter: Option<Box<Node<'r, T>>>,
    /// Those that end in a catch-all here.
    catch_alls: Vec<Route<'r, T>>,
    /// Those that end here.
    routes: Vec<Route<'r, T>>,
}

#[derive(Debug)]
struct Route<'r, T> {
    method: &'r str,
    path: &'r str,
    value: T,
}

impl<T> Default for Router<'_, T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<'r, T> Router<'r, T> {
    /// A router without routes.
    pub const fn new() -> Self {
        Self { root: Node::new() }
    }

    /// Adds a route.
    ///
    /// # Errors
    /// The path is none, the method is `HEAD`, or there is such a route already.
    pub fn insert(&mut self, method: &'r str, path: &'r str, value: T) -> Result<(), InsertError> {
        pattern::check(path)?;
        if method == "HEAD" {
            return Err(InsertError::Head {
                path: path.to_owned(),
            });
        }
        let routes = self.root.routes_at(pattern::segments(path));
        if let Some(other) = routes.iter().find(|route| route.method == method) {
            return Err(InsertError::Conflict {
                method: method.to_owned(),
                path: path.to_owned(),
                with: other.path.to_owned(),
            });
        }
        routes.push(Route {
            method,
            path,
            value,
        });
        Ok(())
    }

    /// What serves a request. `path` is the raw path of its URL.
    pub fn find<'a>(&'a self, method: &'a str, path: &'a str) -> Match<'a, T> {
        let mut search = Search {
            method: if method == "HEAD" { "GET" } else { method },
            values: Vec::new(),
            allow: Vec::new(),
        };
        let found = path
            .strip_prefix('/')
            .and_then(|rest| self.root.search(Some(rest), &mut search));
        match found {
            Some(Route { path, value, .. }) => Match::Route {
                value,
                params: Params {
                    path,
                    values: search.values,
                },
            },
            None if search.allow.is_empty() => Match::Nothing,
            None => Match::OtherMethods {
                allow: search.allowed(),
            },
        }
    }
}

impl<'r, T> Node<'r, T> {
    const fn new() -> Self {
        Self {
            statics: Vec::new(),
            parameter: None,
            catch_alls: Vec::new(),
            routes: Vec::new(),
        }
    }

    /// The routes of one shape.
    fn routes_at(
        &mut self,
        mut segments: impl Iterator<Item = Segment<'r>>,
    ) -> &mut Vec<Route<'r, T>> {
        match segments.next() {
            None => &mut self.routes,
            Some(Segment::Static(text)) => self.child(text).routes_at(segments),
            Some(Segment::Parameter(_)) => self
                .parameter
                .get_or_insert_with(|| Box::new(Self::new()))
                .routes_at(segments),
            Some(Segment::CatchAll(_)) => &mut self.catch_alls,
        }
    }

    fn child(&mut self, text: &'r str) -> &mut Self {
        let at = self.statics.iter().position(|(own, _)| *own == text);
        let at = at.unwrap_or_else(|| {
            self.statics.push((text, Self::new()));
            self.statics.len() - 1
        });
        &mut self.statics[at].1
    }

    /// Goes the most specific way first. `rest` is what is left of the path; `None` at its end.
    ///
    /// Each node is visited at most once, so that no path makes this slow.
    fn search<'a>(
        &'a self,
        rest: Option<&'a str>,
        search: &mut Search<'a>,
    ) -> Option<&'a Route<'r, T>> {
        let Some(rest) = rest else {
            return search.choose(&self.routes);
        };
        let (raw, after) = match rest.split_once('/') {
            Some((raw, after)) => (raw, Some(after)),
            None => (rest, None),
        };
        let segment = decode(raw);
        let child = self.statics.iter().find(|(text, _)| *text == segment);
        if let Some(found) = child.and_then(|(_, child)| child.search(after, search)) {
            return Some(found);
        }
        if let Some(child) = &self.parameter
            && !raw.is_empty()
        {
            search.values.push(segment);
            if let Some(found) = child.search(after, search) {
                return Some(found);
            }
            search.values.pop();
        }
        if rest.is_empty() {
            return None;
        }
        let found = search.choose(&self.catch_alls)?;
        search.values.push(decode(rest));
        Some(found)
    }
}

struct Search<'a> {
    method: &'a str,
    /// Of the parameters on the way to the present node.
    values: Vec<Cow<'a, str>>,
    /// Methods of the routes that fit but for the method.
    allow: Vec<&'a str>,
}

impl<'a> Search<'a> {
    /// The route of the request's method among those of one shape.
    fn choose<'r, T>(&mut self, routes: &'a [Route<'r, T>]) -> Option<&'a Route<'r, T>> {
        let found = routes.iter().find(|route| route.method == self.method);
        if found.is_none() {
            for route in routes {
                self.allow(route.method);
            }
        }
        found
    }

    /// They are few: to put each in its place takes less code than to sort them.
    fn allow(&mut self, method: &'a str) {
        if let Err(place) = self.allow.binary_search(&method) {
            self.allow.insert(place, method);
        }
    }

    fn allowed(mut self) -> Vec<&'a str> {
        if self.allow.contains(&"GET") {
            self.allow("HEAD");
        }
        self.allow
    }
}
