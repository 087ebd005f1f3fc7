//! What happens to a Worker beside requests: what its handlers are given, and how they are run.
//!
//! The contract gives an event to Rust, `events: { scheduled: "rust" }`, and `serve!` names its handler:
//!
//! ```ignore
//! generated::serve! { events: { scheduled: sweep } }
//!
//! async fn sweep(event: Scheduled, cx: Context) -> Result<(), Error> {
//!     cx.env.links.delete(&format!("day:{}", event.time_ms() / 86_400_000)).await?;
//!     Ok(())
//! }
//! ```
//!
//! An error is the platform's to deal with: messages of a queue come again, a mail is refused, a cron trigger is reported
//! as failed. Neither an error nor a panic harms anything else.

mod email;
mod scheduled;
mod socket;
mod traces;

pub use email::{Email, Forward};
pub use scheduled::Scheduled;
pub use socket::Socket;
pub use traces::{Exception, Log, TailEvent, Trace, Traces};

use crate::Error;

#[cfg(all(target_arch = "wasm32", feature = "host"))]
use crate::call::{self, Output, Reply, host};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen::JsValue;

/// What a handler of an event can be given.
pub trait FromEvent: Sized {
    /// Takes what the platform gives.
    #[cfg(target_arch = "wasm32")]
    #[doc(hidden)]
    fn from_event(event: JsValue) -> Self;
}

impl FromEvent for crate::queue::Batch {
    #[cfg(target_arch = "wasm32")]
    fn from_event(event: JsValue) -> Self {
        Self::from_js(event)
    }
}

/// Checks a handler's signature where `serve!` names it.
pub fn check<E, C, F, X>(_handler: &impl Fn(E, C) -> F)
where
    E: FromEvent,
    F: Future<Output = Result<(), X>>,
    X: Into<Error>,
{
}

/// Runs a handler of an event. Part of `serve!`.
#[cfg(all(target_arch = "wasm32", feature = "host"))]
pub fn run<E, F, X>(call: u32, handle: impl FnOnce(E) -> F) -> u32
where
    E: FromEvent,
    F: Future<Output = Result<(), X>> + 'static,
    X: Into<Error> + 'static,
{
    let event = take(call);
    call::run(call, |_| Ok(()), |()| reply(handle(E::from_event(event))))
}

/// What the call is about. It was given by the host that has just made the call.
#[cfg(all(target_arch = "wasm32", feature = "host"))]
pub(crate) fn take(call: u32) -> JsValue {
    host::event(call).unwrap_or(JsValue::UNDEFINED)
}

/// The end of something that answers nothing, or with its error.
#[cfg(all(target_arch = "wasm32", feature = "host"))]
pub(crate) async fn reply<X: Into<Error>>(
    future: impl Future<Output = Result<(), X>>,
) -> Result<Ended, Ended> {
    Ok(Ended(future.await.map_err(Into::into)))
}

#[cfg(all(target_arch = "wasm32", feature = "host"))]
pub(crate) struct Ended(Result<(), Error>);

#[cfg(all(target_arch = "wasm32", feature = "host"))]
impl Reply for Ended {
    fn write(self, output: Output) {
        match self.0 {
            Ok(()) => output.empty(204),
            Err(error) => output.error(&error),
        }
    }
}
