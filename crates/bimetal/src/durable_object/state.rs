//! What a Durable Object is given.

mod blocking;

#[cfg(not(target_arch = "wasm32"))]
mod fake;
#[cfg(target_arch = "wasm32")]
mod js;

#[cfg(not(target_arch = "wasm32"))]
use fake::Store;
#[cfg(target_arch = "wasm32")]
use js::Store;

pub use blocking::Blocking;

use super::Storage;
use crate::{DurableObjectId, Error, WebSocket, bindings::BindingError};

/// What a Durable Object has of the platform: its storage, its WebSockets and its lifetime. It is cheap to clone.
///
/// ```
/// use bimetal::{WebSocketPair, durable_object::State};
///
/// # fn main() -> Result<(), bimetal::Error> {
/// let state = State::fake();
/// let (ada, grace) = (WebSocketPair::new().server, WebSocketPair::new().server);
/// state.accept_web_socket(&ada, &["team:1", "admin"])?;
/// state.accept_web_socket(&grace, &["team:1"])?;
///
/// for socket in state.web_sockets_with_tag("team:1") {
///     socket.send("hello, team")?;
/// }
/// assert_eq!(grace.sent().len(), 1);
/// assert_eq!(state.tags(&ada)?, ["team:1", "admin"]);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct State(Store);

impl State {
    pub(crate) const KIND: &'static str = "Durable Object state";

    /// The object's id. Its name is known where the object was last found by it.
    pub fn id(&self) -> DurableObjectId {
        self.0.id()
    }

    /// The object's storage.
    pub fn storage(&self) -> Storage {
        self.0.storage()
    }

    /// Goes on with `future` when what the object was called for has been answered.
    ///
    /// # Errors
    /// The platform's own.
    pub fn wait_until(
        &self,
        future: impl Future<Output = ()> + 'static,
    ) -> Result<(), BindingError> {
        self.0.wait_until(future)
    }

    /// Runs `future` while nothing else calls the object. It begins without being awaited, so that
    /// [`new`](super::DurableObject::new) can read from the storage what the first call will need. An error puts the
    /// object out of memory; the next call makes it anew.
    ///
    /// Natively the future runs to its end at once.
    ///
    /// ```
    /// use bimetal::durable_object::State;
    /// use std::{cell::Cell, rc::Rc};
    ///
    /// fn count(state: &State) -> Rc<Cell<i64>> {
    ///     let (storage, count) = (state.storage(), Rc::new(Cell::new(0)));
    ///     let read = count.clone();
    ///     state.block_concurrency_while(async move {
    ///         read.set(storage.get("count").await?.unwrap_or(0));
    ///         Ok(())
    ///     });
    ///     count
    /// }
    ///
    /// let state = State::fake();
    /// # bimetal::test::block_on(async {
    /// state.storage().put("count", &7).await?;
    /// assert_eq!(count(&state).get(), 7);
    /// # Ok::<(), bimetal::Error>(())
    /// # }).unwrap();
    /// ```
    pub fn block_concurrency_while<T: 'static>(
        &self,
        future: impl Future<Output = Result<T, Error>> + 'static,
    ) -> Blocking<T> {
        self.0.block_concurrency_while(future)
    }

    /// Takes over one end of a WebSocket: what comes through it calls the object's `web_socket_message`, for which the
    /// object need not stay in memory. At most 10 tags of at most 256 bytes are kept with it.
    ///
    /// # Errors
    /// The platform's own.
    pub fn accept_web_socket(&self, socket: &WebSocket, tags: &[&str]) -> Result<(), BindingError> {
        self.0.accept_web_socket(socket, tags)
    }

    /// The sockets that were taken over and are connected.
    pub fn web_sockets(&self) -> Vec<WebSocket> {
        self.0.web_sockets(None)
    }

    /// Those of them that were taken over with this tag.
    pub fn web_sockets_with_tag(&self, tag: &str) -> Vec<WebSocket> {
        self.0.web_sockets(Some(tag))
    }

    /// The tags with which a socket was taken over.
    ///
    /// # Errors
    /// It was not.
    pub fn tags(&self, socket: &WebSocket) -> Result<Vec<String>, BindingError> {
        self.0.tags(socket)
    }

    /// Has the platform answer one text with another on every socket that was or will be taken over, without waking
    /// the object: a ping with a pong. Each may have 2,048 bytes.
    ///
    /// # Errors
    /// The platform's own.
    pub fn set_web_socket_auto_response(
        &self,
        request: &str,
        response: &str,
    ) -> Result<(), BindingError> {
        self.0
            .set_web_socket_auto_response(Some((request, response)))
    }

    /// Has the object answer every text itself again.
    ///
    /// # Errors
    /// The platform's own.
    pub fn clear_web_socket_auto_response(&self) -> Result<(), BindingError> {
        self.0.set_web_socket_auto_response(None)
    }

    /// Puts the object out of memory as soon as this code waits or returns: what it is being called for fails with
    /// `reason`, its sockets break, and the next call makes it anew.
    pub fn abort(&self, reason: &str) {
        self.0.abort(reason);
    }
}
