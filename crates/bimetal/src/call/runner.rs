//! Futures that are no call's: they run as long as their Durable Object lives.

use super::{Output, Run, host, spawn};
use crate::Error;
use js_sys::Function;
use std::{
    pin::Pin,
    task::{Context, Poll},
};

/// A JavaScript function that runs a future of an object to its end, once: it gives a promise of that.
pub(crate) fn runner(
    object: u32,
    future: impl Future<Output = Result<(), Error>> + 'static,
) -> Function {
    host::runner(spawn(Box::pin(Ran(future))), object)
}

/// A future of which only the error is told.
struct Ran<F>(F);

impl<F: Future<Output = Result<(), Error>>> Run for Ran<F> {
    fn run(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<bool> {
        // SAFETY: the field is pinned with the struct: it is never moved out of it, and the struct has no `Drop`.
        let future = unsafe { self.map_unchecked_mut(|ran| &mut ran.0) };
        future.poll(context).map(|ended| {
            match ended {
                Ok(()) => Output::new().empty(204),
                Err(error) => Output::new().error(&error),
            }
            true
        })
    }
}
