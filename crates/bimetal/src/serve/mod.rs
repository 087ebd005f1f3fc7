//! Serving the routes of a contract from Rust: from a method, a path, a query, headers and a body to an answer.
//!
//! In a Worker of both languages JavaScript does this, and calls one route's export. Here it is done for whoever has no
//! JavaScript in front: native tests, with [`TestClient`](crate::test::TestClient), and Workers in Rust alone. Both sides
//! answer alike what is no matter of a handler: a path or method that no route has, a body that is too long or of another
//! type, input that does not match the contract and everything that is wrong with it.
//!
//! Everything here but [`Answer`] is called by generated code or by such a host, never by an author.

mod answer;
mod app;
mod definition;
mod headers;
mod problem;
mod refuse;
mod schemas;
mod sections;
#[cfg(all(target_arch = "wasm32", feature = "worker", not(feature = "host")))]
mod service;

pub use answer::Answer;
pub use app::{App, Matched, Pending, Route, call};
pub use definition::{BodyKind, Definition, RequestBody, ResponseBody};
pub use schemas::{JsonSchema, Schemas};
#[cfg(all(target_arch = "wasm32", feature = "worker", not(feature = "host")))]
pub use service::Service;

#[cfg(test)]
mod tests;
