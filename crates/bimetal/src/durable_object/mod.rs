//! Durable Objects that are written in Rust.
//!
//! A struct implements [`DurableObject`]; its [`State`] has the object's storage and its WebSockets. The platform runs
//! one object of an id at a time, wherever it is called from, so that what the struct holds is the object's memory
//! while it lives, and what is to outlive it stands in the storage.
//!
//! Methods take `&self`: while one waits, another may run, so that what changes stands in a `Cell` or `RefCell`, and no
//! borrow is held across an `.await`.

mod alarm;
#[cfg(all(target_arch = "wasm32", feature = "host"))]
mod serve;
mod sql;
mod state;
mod storage;

pub use alarm::AlarmInfo;
#[cfg(all(target_arch = "wasm32", feature = "host"))]
#[doc(hidden)]
pub use serve::{forget, run};
pub use sql::{Cursor, Sql};
pub use state::{Blocking, State};
pub use storage::{ListOptions, Storage};

pub use crate::web_socket::{Message, WebSocket};

use crate::{Error, Incoming, Response};
use std::rc::Rc;

/// A Durable Object.
///
/// ```
/// use bimetal::{Error, durable_object::{DurableObject, Message, State, WebSocket}};
/// use std::{cell::Cell, rc::Rc};
///
/// struct Echo {
///     heard: Cell<u32>,
/// }
///
/// impl DurableObject for Echo {
///     type Env = ();
///
///     fn new(_state: State, _env: Rc<()>) -> Self {
///         Self { heard: Cell::new(0) }
///     }
///
///     async fn web_socket_message(&self, socket: WebSocket, message: Message) -> Result<(), Error> {
///         self.heard.update(|heard| heard + 1);
///         match message {
///             Message::Text(text) => socket.send(text)?,
///             Message::Bytes(bytes) => socket.send_bytes(bytes)?,
///         }
///         Ok(())
///     }
/// }
///
/// # bimetal::test::block_on(async {
/// let echo = Echo::new(State::fake(), Rc::new(()));
/// let socket = WebSocket::fake();
/// echo.web_socket_message(socket.clone(), Message::Text("hello".into())).await?;
/// assert_eq!(socket.sent(), [Message::Text("hello".into())]);
/// # Ok::<(), bimetal::Error>(())
/// # }).unwrap();
/// ```
#[allow(
    async_fn_in_trait,
    reason = "a Worker has one thread, so that no future need be `Send`"
)]
pub trait DurableObject: Sized + 'static {
    /// The bindings of wrangler.toml: the generated `Env`.
    type Env;

    /// Makes the object, when it is called for the first time, or again after it was put out of memory.
    fn new(state: State, env: Rc<Self::Env>) -> Self;

    /// Answers a request that was sent with a stub's `fetch`.
    ///
    /// # Errors
    /// What the caller's `fetch` fails with.
    async fn fetch(&self, request: Incoming) -> Result<Response, Error> {
        let _ = request;
        Err(absent("fetch"))
    }

    /// Is called at the time that was given to [`Storage::set_alarm`].
    ///
    /// # Errors
    /// The alarm is tried again, up to six times.
    async fn alarm(&self, info: AlarmInfo) -> Result<(), Error> {
        let _ = info;
        Err(absent("alarm"))
    }

    /// A message came through a socket of [`State::accept_web_socket`].
    ///
    /// # Errors
    /// They are logged.
    async fn web_socket_message(&self, socket: WebSocket, message: Message) -> Result<(), Error> {
        let _ = (socket, message);
        Err(absent("web_socket_message"))
    }

    /// The other end of a socket of [`State::accept_web_socket`] was closed. Without an implementation, this end is
    /// closed in answer.
    ///
    /// # Errors
    /// They are logged.
    async fn web_socket_close(
        &self,
        socket: WebSocket,
        code: u16,
        reason: String,
        was_clean: bool,
    ) -> Result<(), Error> {
        let _ = was_clean;
        Ok(socket.close(code, &reason)?)
    }

    /// A socket of [`State::accept_web_socket`] has broken.
    ///
    /// # Errors
    /// They are logged.
    async fn web_socket_error(&self, socket: WebSocket, error: Error) -> Result<(), Error> {
        let _ = (socket, error);
        Ok(())
    }
}

#[cfg(test)]
mod tests;

/// The error of a method that the object does not have.
fn absent(method: &str) -> Error {
    Error::new(format!(
        "this Durable Object was called for `{method}`, and its `impl DurableObject` has none"
    ))
}
