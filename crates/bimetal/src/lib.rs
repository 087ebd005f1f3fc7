//! The Rust half of a Cloudflare Worker that is written in Rust and TypeScript together.
//!
//! A project's contract and wrangler.toml are compiled to a module `generated`, which uses this crate; an author meets
//! it in handlers:
//!
//! ```ignore
//! // `generated` is made by `bimetal codegen`.
//! generated::serve! { state: App, greet }
//!
//! async fn greet(req: greet::Request, cx: Context) -> greet::Result {
//!     let count = cx.env.visits.get(&req.params.name).await?.unwrap_or_default();
//!     Ok(greet::Ok(Greeting { text: format!("hello, {} ({count})", req.params.name) }))
//! }
//! ```
//!
//! On wasm32 the bindings are handles over the platform's objects. Natively the same types are fakes in memory, so that
//! handlers run under `cargo test`: see [`test`](mod@test).

mod bindings;
mod context;
mod env;
mod error;
mod file;
mod http;
#[cfg(target_arch = "wasm32")]
mod promised;
mod release;

pub mod call;
pub mod console;
#[cfg(any(not(target_arch = "wasm32"), feature = "host"))]
pub mod durable_object;
pub mod event;
pub mod formats;
pub mod json;
pub mod router;
pub mod schema;
pub mod serve;
#[cfg(not(target_arch = "wasm32"))]
pub mod test;
pub mod text;
pub mod web_socket;
pub mod workflow;

pub use bindings::*;
pub use call::Function;
pub use context::Context;
#[cfg(any(not(target_arch = "wasm32"), feature = "host"))]
pub use durable_object::DurableObject;
pub use env::{EnvError, EnvSource, FromEnv};
pub use error::Error;
#[cfg(target_arch = "wasm32")]
pub use error::Thrown;
pub use file::File;
pub use http::{Body, Chunks, Event, Events, Incoming, Request, Response};
#[cfg(target_arch = "wasm32")]
pub use promised::Promised;
#[doc(hidden)]
pub use release::is_release;
pub use web_socket::{WebSocket, WebSocketPair};
pub use workflow::{WorkflowEvent, WorkflowStep};
