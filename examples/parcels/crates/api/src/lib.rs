//! What the depot's contract and bindings are in Rust, for every crate that serves some of it.

#[path = "../../../workers/depot/generated/mod.rs"]
pub mod generated;

/// What every handler is given beside its request.
pub type Context = bimetal::Context<generated::env::Env>;
