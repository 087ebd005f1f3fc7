//! Serving the routes of a contract from Rust: from a method, a path, a query, headers and a body to an answer.
//!
//! In a Worker of both languages JavaScript does this, and calls one route's export. Here it is done for who does not: a
//! Worker that `bimetal build --router rust` makes, whose one export is handed every request; native tests, with
//! [`TestClient`](crate::test::TestClient); and Workers of the `worker` crate. All answer alike what is no matter of a
//! handler: a path or method that no route has, a body that is too long or of another type, input that does not match the
//! contract.
//!
//! Everything here but [`Answer`] is called by generated code or by such a host, never by an author.

mod answer;
mod app;
mod definition;
mod headers;
#[cfg(all(target_arch = "wasm32", feature = "host"))]
mod hosted;
mod problem;
mod refuse;
mod schemas;
mod sections;
#[cfg(all(target_arch = "wasm32", feature = "worker", not(feature = "host")))]
mod service;

pub use answer::Answer;
pub use app::{App, Handle, Matched, Pending, Route, handle};
pub use definition::{BodyKind, Definition, RequestBody, ResponseBody};
#[cfg(all(target_arch = "wasm32", feature = "host"))]
pub use hosted::serve;
pub use schemas::{FormSchema, JsonSchema, Schemas};
#[cfg(all(target_arch = "wasm32", feature = "worker", not(feature = "host")))]
pub use service::Service;

#[cfg(test)]
mod tests;
