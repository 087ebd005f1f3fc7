//! The bindings of a Worker.
//!
//! On wasm32 each is a thin handle over the JavaScript object in `env`: a method is one call into JavaScript, and what
//! crosses the border is one piece of text or bytes. Natively each is an in-memory fake behind the same methods, so
//! that handlers run under `cargo test`.
//!
//! Every binding is cheap to clone, and has `call`, which calls a method by its name; on wasm32 also `raw`, the
//! JavaScript object, and with the feature `worker` `as_worker`, the type of the `worker` crate.

mod binding;
mod calling;
mod date;
mod durable_object;
mod failure;
mod handle;
pub(crate) mod origin;
mod payload;
mod secret;
mod service;
mod typed;

pub mod bucket;
pub mod database;
pub mod kv;
pub mod queue;

#[cfg(target_arch = "wasm32")]
pub(crate) mod js;
#[cfg(all(target_arch = "wasm32", feature = "worker"))]
mod worker;

pub use binding::Binding;
pub use bucket::Bucket;
pub use calling::{Arg, Args, Outcome};
pub use database::Database;
pub use durable_object::{DurableObjectId, DurableObjectNamespace, DurableObjectStub};
pub use failure::BindingError;
pub use handle::Handle;
pub use kv::{Kv, TypedKv};
pub use payload::Payload;
pub use queue::{Queue, TypedQueue};
pub use secret::Secret;
pub use service::Service;
pub use typed::Typed;

use binding::{binding, callable};
