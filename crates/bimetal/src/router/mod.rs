//! Which route serves a request: one semantics, which this page specifies.
//!
//! `packages/bimetal/src/runtime` has the same router in TypeScript. Both run `fixtures/routing.json`, one table of
//! cases, and `pnpm parity routes` compares them on random ones.
//!
//! ```
//! use bimetal::router::{Match, Router};
//!
//! let mut router = Router::new();
//! router.insert("GET", "/links/:slug", "getLink")?;
//! router.insert("GET", "/links/new", "newLink")?;
//!
//! let Match::Route { value, params } = router.find("GET", "/links/caf%C3%A9") else { panic!() };
//! assert_eq!((*value, params.get("slug")), ("getLink", Some("café")));
//! assert!(matches!(router.find("GET", "/links/new"), Match::Route { value: &"newLink", .. }));
//! # Ok::<(), bimetal::router::InsertError>(())
//! ```
//!
//! # Routes
//!
//! A route is a method and a path. A path begins with a slash; what stands between slashes is a *segment*:
//!
//! * **static**, `links`: plain text, without percent-encoding. Only the last one may be empty: `/links/` is the static
//!   segment `links` and an empty one, and `/` is an empty one alone.
//! * **parameter**, `:slug`: any one segment that is not empty.
//! * **catch-all**, `*path`, only at the end: what is left of the path, one segment or more. It takes anything but
//!   nothing: `/files/*path` takes `/files/a`, `/files/a/`, `/files//` and `/files//a`, but neither `/files` nor `/files/`.
//!
//! Names differ within a path. They are no part of a path's *shape*: two routes of one method and one shape
//! [conflict](InsertError::Conflict).
//!
//! # Paths
//!
//! The path of a request is that of its URL as the URL standard parses it: `.` and `..` are resolved there, also as
//! `%2e`, and a backslash has become a slash. It is split on `/` first, and then each segment is decoded, once:
//!
//! * A run of percent-encoded bytes (`%C3%A9`) that is UTF-8 as a whole becomes that text. Any other run stays as it
//!   stands, and so does a `%` without two hexadecimal digits behind it; none of this is an error. This is what
//!   `decodeURIComponent` makes of each run, and of the whole segment where nothing in it is wrong.
//! * `%2F` never splits: the segment `a%2Fb` is one, and its value is `a/b`. `+` is a plus.
//!
//! Static segments are compared decoded: `/caf%C3%A9` and `/c%61f%C3%A9` are both `/café`. Case counts.
//!
//! A trailing slash counts: `/links` and `/links/` are two paths. Slashes are never merged: `/a//b` has an empty segment,
//! which no parameter takes.
//!
//! The value of a parameter is its decoded segment. That of a catch-all is its decoded segments joined by `/`; so a
//! `%2F` in it cannot be told from a slash. Who has to tell them apart reads the request's URL.
//!
//! # Which route
//!
//! Of all routes of the request's method whose path fits, the most specific serves it: segments are compared from left to
//! right, and a static one comes before a parameter, which comes before a catch-all. The order of writing never counts.
//!
//! The choice looks at whole paths: with `/:user/settings` and `/admin/:page`, `/admin/settings` is the latter's, and with
//! `/a/:x/c` and `/:y/b/d`, `/a/b/d` is the second's, though its beginning is the less specific one. A route of another
//! method hides none: with `GET /links/new` and `DELETE /links/:slug`, `DELETE /links/new` is the latter's.
//!
//! # Methods
//!
//! Methods are compared as they stand, with case, and none is taken for another, but for one: `HEAD` is served by the
//! `GET` route, and its answer is sent without the body. There are no routes of `HEAD`.
//!
//! Where only routes of other methods fit the path, the answer is 405. Its `Allow` lists the methods of all of them,
//! `HEAD` beside `GET`, sorted. `OPTIONS` is a method like others. Where no route fits, the answer is 404; in a Hono app
//! both are given only when no other route of the app answers.

mod decode;
mod error;
mod params;
mod pattern;
mod tree;

pub(crate) use decode::decode;
pub use error::InsertError;
pub use params::Params;
pub use tree::{Match, Router};

#[cfg(test)]
mod tests;
