//! The objects of an instance, and how the host calls them. Its side is `packages/bimetal/src/objects`.

use super::{AlarmInfo, DurableObject, Message, State, WebSocket};
use crate::{
    Error, Incoming, Response,
    call::{self, Output, Reply},
    event,
};
use js_sys::Array;
use std::{any::Any, cell::RefCell, rc::Rc};
use wasm_bindgen::prelude::*;

/// What of an object is called; the host's `rust-object.ts` has the same numbers.
const NEW: u32 = 0;
const FETCH: u32 = 1;
const ALARM: u32 = 2;
const MESSAGE: u32 = 3;
const CLOSE: u32 = 4;
const ERROR: u32 = 5;
/// The first of the contract's methods.
const METHOD: u32 = 6;

// Invariant: nothing here is borrowed while an author's code runs.
thread_local! {
    static OBJECTS: RefCell<Vec<(u32, Rc<dyn Any>)>> = const { RefCell::new(Vec::new()) };
}

/// Makes an object, or calls it. Part of `serve!`.
pub fn run<T: DurableObject>(
    call: u32,
    object: u32,
    entry: u32,
    env: impl FnOnce() -> Rc<T::Env>,
    method: impl FnOnce(Rc<T>, u32) -> u32,
) -> u32 {
    if entry == NEW {
        let made = T::new(State::of_object(event::take(call), object), env());
        OBJECTS.with_borrow_mut(|objects| objects.push((object, Rc::new(made))));
        Output::new().empty(204);
        return 0;
    }
    let Some(found) = find::<T>(object) else {
        Output::new().error(&Error::new("this object is no more"));
        return 0;
    };
    if entry >= METHOD {
        return method(found, entry - METHOD);
    }
    let given = event::take(call);
    call::run(call, |_| Ok(()), |()| answer(found, entry, given))
}

/// Forgets an object. One that still runs is dropped when it has come to its end.
pub fn forget(object: u32) {
    let dropped = OBJECTS.with_borrow_mut(|objects| {
        let at = objects.iter().position(|(id, _)| *id == object)?;
        Some(objects.swap_remove(at))
    });
    // Outside of the borrow: its `Drop` is an author's code.
    drop(dropped);
}

fn find<T: 'static>(object: u32) -> Option<Rc<T>> {
    let found = OBJECTS.with_borrow(|objects| {
        let found = objects.iter().find(|(id, _)| *id == object);
        found.map(|(_, object)| object.clone())
    });
    found?.downcast().ok()
}

async fn answer<T: DurableObject>(
    object: Rc<T>,
    entry: u32,
    given: JsValue,
) -> Result<Answer, Answer> {
    let part = |index| given.unchecked_ref::<Array>().get(index);
    let done = match entry {
        FETCH => {
            let fetched = object.fetch(Incoming::from_js(given)).await;
            return Ok(fetched.map_or_else(Answer::Failed, Answer::Response));
        }
        ALARM => {
            let info = AlarmInfo {
                retry_count: part(0).as_f64().unwrap_or_default() as u32,
                is_retry: part(1).is_truthy(),
            };
            object.alarm(info).await
        }
        MESSAGE => {
            let message = Message::from_js(&part(1));
            object
                .web_socket_message(WebSocket::from_js(part(0)), message)
                .await
        }
        CLOSE => {
            let code = part(1).as_f64().unwrap_or_default() as u16;
            let reason = part(2).as_string().unwrap_or_default();
            let was_clean = part(3).is_truthy();
            let socket = WebSocket::from_js(part(0));
            object
                .web_socket_close(socket, code, reason, was_clean)
                .await
        }
        ERROR => {
            let error = Error::from_js(part(1));
            object
                .web_socket_error(WebSocket::from_js(part(0)), error)
                .await
        }
        _ => Ok(()),
    };
    Ok(done.map_or_else(Answer::Failed, |()| Answer::Done))
}

/// What an object answers.
enum Answer {
    Response(Response),
    Done,
    Failed(Error),
}

impl Reply for Answer {
    fn write(self, output: Output) {
        match self {
            Self::Response(response) => output.response(response),
            Self::Done => output.empty(204),
            Self::Failed(error) => output.error(&error),
        }
    }
}
