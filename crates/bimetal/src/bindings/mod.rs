//! The bindings of a Worker.
//!
//! On wasm32 each is a thin handle over the JavaScript object in `env`: a method is one call into JavaScript, and what
//! crosses the border is one piece of text or bytes. Natively each is an in-memory fake behind the same methods, so
//! that handlers run under `cargo test`.
//!
//! Every binding is cheap to clone. One that is an object has `call`, which calls a method by its name; on wasm32 also
//! `raw`, the JavaScript object, and with the feature `worker` `as_worker`, its type in the `worker` crate, if it has one.

mod ai;
mod binding;
mod calling;
mod date;
mod durable_object;
mod failure;
mod handle;
mod hyperdrive;
pub(crate) mod origin;
mod payload;
mod rate_limit;
mod secret;
mod secrets_store_secret;
mod service;
mod stub;
mod typed;
mod version_metadata;

pub mod analytics_engine;
pub mod bucket;
pub mod database;
pub mod dispatch_namespace;
pub mod images;
pub mod kv;
pub mod queue;
pub mod send_email;
pub mod vectorize;
pub mod worker_loader;
pub(crate) mod workflow;

#[cfg(not(target_arch = "wasm32"))]
mod faked;
#[cfg(target_arch = "wasm32")]
pub(crate) mod js;
#[cfg(all(target_arch = "wasm32", feature = "worker"))]
mod worker;

pub use ai::Ai;
pub use analytics_engine::AnalyticsEngine;
pub use binding::Binding;
pub use bucket::Bucket;
pub use calling::{Arg, Args, Optional, Outcome};
pub use database::Database;
pub use dispatch_namespace::DispatchNamespace;
pub use durable_object::{DurableObjectId, DurableObjectNamespace, DurableObjectStub};
pub use failure::BindingError;
pub use handle::Handle;
pub use hyperdrive::Hyperdrive;
pub use images::Images;
pub use kv::{Kv, TypedKv};
pub use payload::Payload;
pub use queue::{Queue, TypedQueue};
pub use rate_limit::RateLimit;
pub use secret::Secret;
pub use secrets_store_secret::SecretsStoreSecret;
pub use send_email::SendEmail;
pub use service::Service;
pub use stub::ServiceStub;
pub use typed::Typed;
pub use vectorize::Vectorize;
pub use version_metadata::VersionMetadata;
pub use worker_loader::WorkerLoader;
pub use workflow::{TypedWorkflow, Workflow, WorkflowInstance};

use binding::{binding, callable};
