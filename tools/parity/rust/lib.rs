//! The Rust side of what both languages must agree on, to be asked about many cases at once: a line of JSON in, a line
//! of JSON out. Natively a process that reads its standard input; on wasm32 two exports.

mod routes;

#[cfg(target_arch = "wasm32")]
mod exports;
#[cfg(not(target_arch = "wasm32"))]
mod third;

pub use routes::routes;
