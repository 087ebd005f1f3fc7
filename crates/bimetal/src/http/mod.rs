//! Requests, responses and bodies, as a handler sees them.

mod body;
mod events;
mod request;
mod response;

#[cfg(not(target_arch = "wasm32"))]
mod headers;
#[cfg(target_arch = "wasm32")]
mod js;

pub use body::{Body, Chunks};
pub use events::{Event, Events};
pub use request::{Incoming, Request};
pub use response::Response;
