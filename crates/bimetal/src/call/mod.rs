//! The call between JavaScript and Rust.
//!
//! JavaScript matches the route and calls its export with the call's id; with `--router rust` it calls the one export of
//! [`serve`](crate::serve), which matches. What the contract declares lies in the
//! [input buffer](input) as bytes; the answer is described by the [frame](frame), which JavaScript reads before
//! anything else enters. A handler that waits leaves its future in the [task table](tasks); JavaScript polls it
//! again, in the context of the request that owns it, when its waker has asked for that.
//!
//! Everything here that is public is called by generated code or by the host, never by an author.
//!
//! Invariant: no borrow of anything in this module is held while an author's code runs, so that a panic there
//! locks nothing here.

#[cfg_attr(not(feature = "host"), allow(dead_code, reason = "for the host"))]
mod frame;
mod function;
#[cfg_attr(not(feature = "host"), allow(dead_code, reason = "for the host"))]
mod input;
#[cfg(not(all(target_arch = "wasm32", feature = "host")))]
mod refused;
mod serve;
#[cfg(any(target_arch = "wasm32", test))]
#[cfg_attr(not(feature = "host"), allow(dead_code, reason = "for the host"))]
mod tasks;

#[cfg(all(target_arch = "wasm32", feature = "host"))]
mod exports;
#[cfg(target_arch = "wasm32")]
pub(crate) mod host;
#[cfg(all(target_arch = "wasm32", feature = "host"))]
mod runner;

pub use frame::Output;
pub use function::{Function, nothing, returned};
pub use input::Input;
pub use serve::{Reply, Shared, check};

#[cfg(target_arch = "wasm32")]
pub use {
    function::{run_bare_function, run_function},
    serve::{run, start},
};

pub(crate) use {frame::Written, input::ABSENT};

#[cfg(not(all(target_arch = "wasm32", feature = "host")))]
pub(crate) use refused::{MOST_ISSUES, list_issues};

#[cfg(target_arch = "wasm32")]
pub(crate) use {
    frame::{Sender, chunk, response_given},
    tasks::{Run, spawn},
};

#[cfg(all(target_arch = "wasm32", feature = "host"))]
pub(crate) use {
    function::reply,
    input::read,
    runner::runner,
    serve::Answer,
    tasks::{drop as forget, start as start_task},
};
