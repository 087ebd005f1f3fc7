//! The state of a native test.

use super::{Blocking, State, Storage};
use crate::{
    Error, WebSocket,
    bindings::{BindingError, origin::Origin},
    test::block_on,
};
use std::{cell::RefCell, collections::VecDeque, pin::Pin, rc::Rc};

const MAX_TAGS: usize = 10;
const MAX_TAG: usize = 256;

#[derive(Clone)]
pub(super) struct Store {
    origin: Origin,
    storage: Storage,
    object: Rc<RefCell<Object>>,
}

#[derive(Default)]
struct Object {
    sockets: Vec<Accepted>,
    auto_response: Option<(String, String)>,
    background: VecDeque<Pin<Box<dyn Future<Output = ()>>>>,
    aborted: Option<String>,
}

/// A socket that the object has taken over.
struct Accepted {
    socket: WebSocket,
    tags: Vec<String>,
}

/// The state of a native test.
///
/// ```
/// use bimetal::durable_object::State;
///
/// # fn main() -> Result<(), bimetal::Error> {
/// let state = State::fake();
/// state.set_web_socket_auto_response("ping", "pong")?;
/// assert_eq!(state.auto_response(), Some(("ping".into(), "pong".into())));
/// # Ok(())
/// # }
/// ```
impl State {
    /// A fresh object's; its clones share it.
    pub fn fake() -> Self {
        Self(Store {
            origin: Origin::fake(Self::KIND),
            storage: Storage::fake(),
            object: Rc::default(),
        })
    }

    /// Runs what was left to [`wait_until`](Self::wait_until), in order, and what that left, to the end.
    pub fn settle(&self) {
        while let Some(future) = { self.0.object.borrow_mut().background.pop_front() } {
            block_on(future);
        }
    }

    /// The text that the platform answers, and its answer, if one was set.
    pub fn auto_response(&self) -> Option<(String, String)> {
        self.0.object.borrow().auto_response.clone()
    }

    /// Why the object was put out of memory, if it was.
    pub fn aborted(&self) -> Option<String> {
        self.0.object.borrow().aborted.clone()
    }
}

impl Store {
    pub fn storage(&self) -> Storage {
        self.storage.clone()
    }

    pub fn wait_until(
        &self,
        future: impl Future<Output = ()> + 'static,
    ) -> Result<(), BindingError> {
        let mut object = self.object.borrow_mut();
        object.background.push_back(Box::pin(future));
        Ok(())
    }

    pub fn block_concurrency_while<T>(
        &self,
        future: impl Future<Output = Result<T, Error>>,
    ) -> Blocking<T> {
        let output = block_on(future);
        if let Err(error) = &output {
            self.abort(&error.to_string());
        }
        Blocking(Some(output))
    }

    pub fn accept_web_socket(&self, socket: &WebSocket, tags: &[&str]) -> Result<(), BindingError> {
        let method = "accept_web_socket";
        if tags.len() > MAX_TAGS {
            let text = format!("a socket may have at most {MAX_TAGS} tags");
            return Err(self.origin.refused(method, text));
        }
        if tags.iter().any(|tag| tag.encode_utf16().count() > MAX_TAG) {
            let text = format!("a tag may have at most {MAX_TAG} characters");
            return Err(self.origin.refused(method, text));
        }
        socket.accept()?;
        self.object.borrow_mut().sockets.push(Accepted {
            socket: socket.clone(),
            tags: tags.iter().map(|&tag| tag.to_owned()).collect(),
        });
        Ok(())
    }

    pub fn web_sockets(&self, tag: Option<&str>) -> Vec<WebSocket> {
        let object = self.object.borrow();
        let sockets = object.sockets.iter().filter(|accepted| {
            let has_tag = tag.is_none_or(|tag| accepted.tags.iter().any(|other| other == tag));
            has_tag && accepted.socket.closed().is_none()
        });
        sockets.map(|accepted| accepted.socket.clone()).collect()
    }

    pub fn tags(&self, socket: &WebSocket) -> Result<Vec<String>, BindingError> {
        let object = self.object.borrow();
        let accepted = object.sockets.iter().find(|other| other.socket == *socket);
        let tags = accepted.map(|accepted| accepted.tags.clone());
        tags.ok_or_else(|| {
            self.origin
                .refused("tags", "the socket was not taken over by this object")
        })
    }

    pub fn set_web_socket_auto_response(
        &self,
        pair: Option<(&str, &str)>,
    ) -> Result<(), BindingError> {
        let pair = pair.map(|(request, response)| (request.to_owned(), response.to_owned()));
        self.object.borrow_mut().auto_response = pair;
        Ok(())
    }

    pub fn abort(&self, reason: &str) {
        self.object.borrow_mut().aborted = Some(reason.to_owned());
    }
}
