//! Waiting for a JavaScript promise.
//!
//! What waits stands in a table under an id, and the promise's reactions know only that id: they call one function of
//! this instance with it, which finds nothing where the wait was dropped. So a wait that is dropped lets go of all that
//! it had at once, though its promise may never settle: a timer of a request that was aborted never does.

use crate::call::host;
use js_sys::Promise;
use std::{
    cell::{Cell, RefCell},
    mem,
    pin::Pin,
    task::{Context, Poll, Waker},
};
use wasm_bindgen::prelude::*;

/// A JavaScript promise as a future: `Ok` with what it was fulfilled with, or `Err` with why it was rejected.
///
/// Unlike `js_sys::futures::JsFuture`, one that is dropped before its promise settles leaves nothing behind.
///
/// ```ignore
/// let opened = Promised::from(caches.open("links")).await.map_err(Thrown::from)?;
/// ```
pub struct Promised {
    id: u32,
}

impl From<Promise> for Promised {
    fn from(promise: Promise) -> Self {
        let id = insert();
        host::watch(&promise, id);
        Self { id }
    }
}

impl Future for Promised {
    type Output = Result<JsValue, JsValue>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let mut state = State::Waiting(context.waker().clone());
        exchange(self.id, &mut state);
        match state {
            State::Settled(result) => {
                drop(remove(self.id));
                Poll::Ready(result)
            }
            State::Waiting(_) => Poll::Pending,
        }
    }
}

impl Drop for Promised {
    fn drop(&mut self) {
        drop(remove(self.id));
    }
}

struct Wait {
    id: u32,
    state: State,
}

enum State {
    Waiting(Waker),
    Settled(Result<JsValue, JsValue>),
}

// Invariant: nothing here is borrowed while a waker is cloned, woken or dropped: it may be an author's code.
thread_local! {
    static WAITS: RefCell<Vec<Wait>> = const { RefCell::new(Vec::new()) };
    /// Ids are never given twice.
    static NEXT: Cell<u32> = const { Cell::new(0) };
}

fn insert() -> u32 {
    let id = NEXT.get();
    NEXT.set(id.wrapping_add(1));
    if id == 0 {
        // JavaScript owns the function, so that it takes no place among the values that Rust holds.
        host::on_settled(Closure::<dyn Fn(u32, bool, JsValue)>::new(settle).into_js_value());
    }
    let state = State::Waiting(Waker::noop().clone());
    WAITS.with_borrow_mut(|waits| waits.push(Wait { id, state }));
    id
}

/// Gives a wait another state for its own. Where the wait has ended, `state` stays as it is.
fn exchange(id: u32, state: &mut State) {
    WAITS.with_borrow_mut(|waits| {
        // The newest waits end first, so they are looked for from the end.
        if let Some(wait) = waits.iter_mut().rfind(|wait| wait.id == id) {
            mem::swap(&mut wait.state, state);
        }
    });
}

fn remove(id: u32) -> Option<Wait> {
    WAITS.with_borrow_mut(|waits| {
        let at = waits.iter().rposition(|wait| wait.id == id)?;
        Some(waits.swap_remove(at))
    })
}

/// What the promises call.
fn settle(id: u32, fulfilled: bool, value: JsValue) {
    let mut state = State::Settled(if fulfilled { Ok(value) } else { Err(value) });
    exchange(id, &mut state);
    if let State::Waiting(waker) = state {
        waker.wake();
    }
}
