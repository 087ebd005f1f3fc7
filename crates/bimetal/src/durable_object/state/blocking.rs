//! What runs while nothing else calls the object.

use crate::Error;
use std::{
    pin::Pin,
    task::{Context, Poll},
};

#[cfg(target_arch = "wasm32")]
use {
    crate::promised::Promised,
    std::{cell::Cell, rc::Rc},
};

/// What [`block_concurrency_while`](super::State::block_concurrency_while) runs; awaited, it gives what that gave.
/// Dropped, it runs on.
#[cfg(target_arch = "wasm32")]
pub struct Blocking<T> {
    pub(super) ended: Promised,
    pub(super) output: Rc<Cell<Option<T>>>,
}

#[cfg(target_arch = "wasm32")]
impl<T> Future for Blocking<T> {
    type Output = Result<T, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.ended).poll(context).map(|ended| {
            let output = ended.map(|_| self.output.take()).map_err(Error::from_js)?;
            output.ok_or_else(|| Error::new("what blocked the object was awaited before"))
        })
    }
}

/// What [`block_concurrency_while`](super::State::block_concurrency_while) runs; awaited, it gives what that gave.
/// Dropped, it runs on.
#[cfg(not(target_arch = "wasm32"))]
pub struct Blocking<T>(pub(super) Option<Result<T, Error>>);

#[cfg(not(target_arch = "wasm32"))]
impl<T> Unpin for Blocking<T> {}

#[cfg(not(target_arch = "wasm32"))]
impl<T> Future for Blocking<T> {
    type Output = Result<T, Error>;

    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Self::Output> {
        self.0.take().map_or(Poll::Pending, Poll::Ready)
    }
}
