//! Futures that are no call's: they run as long as their Durable Object lives.

use super::{Answer, host, spawn};
use crate::{Error, event};
use js_sys::Function;

/// A JavaScript function that runs a future of an object to its end, once: it gives a promise of that.
pub(crate) fn runner(
    object: u32,
    future: impl Future<Output = Result<(), Error>> + 'static,
) -> Function {
    host::runner(spawn(Box::pin(Answer(event::reply(future)))), object)
}
