//! wasm-bindgen's own library as a Wasm module, so that nothing native has to be installed to use it.
//!
//! `@bimetal/bindgen` is the only caller; it writes the input into this module's memory and reads
//! back the parts described in [`frames`]. [`process`] is the same thing for a Rust caller.
//!
//! The output is byte for byte that of `wasm-bindgen --target bundler --out-name index`, with one
//! addition on request: the shadow stack pointer as an export (see [`stack_pointer`]).

#[cfg(target_arch = "wasm32")]
mod abi;
pub mod frames;
mod indentation;
mod process;
pub mod schema;
pub mod stack_pointer;

pub use process::{Failure, Options, Output, process};
