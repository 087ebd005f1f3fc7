//! The state of a native test.

use super::{Blocking, State, Storage};
use crate::{
    DurableObjectId, DurableObjectNamespace, Error, WebSocket,
    bindings::{BindingError, origin::Origin},
    durable_object::DurableObject,
    test::block_on,
    web_socket::{Close, Event, Message},
};
use std::{cell::RefCell, collections::VecDeque, pin::Pin, rc::Rc};

const MAX_TAGS: usize = 10;
/// In bytes, though the platform says characters.
const MAX_TAG: usize = 256;
const MAX_AUTO_RESPONSE: usize = 2048;

#[derive(Clone)]
pub(super) struct Store {
    origin: Origin,
    id: DurableObjectId,
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

/// The state of a native test: an object is made with it, and called as the platform would.
///
/// ```
/// use bimetal::{DurableObjectNamespace, durable_object::State};
///
/// # fn main() -> Result<(), bimetal::Error> {
/// let rooms: DurableObjectNamespace = DurableObjectNamespace::fake();
/// let state = State::fake().with_id(rooms.id_from_name("lobby"));
/// assert_eq!(state.id().name().as_deref(), Some("lobby"));
///
/// state.set_web_socket_auto_response("ping", "pong")?;
/// assert_eq!(state.auto_response(), Some(("ping".into(), "pong".into())));
/// # Ok(())
/// # }
/// ```
impl State {
    /// A fresh object's; its clones share it.
    pub fn fake() -> Self {
        let namespace: DurableObjectNamespace = DurableObjectNamespace::fake();
        Self(Store {
            origin: Origin::fake(Self::KIND),
            id: namespace.new_unique_id(),
            storage: Storage::fake(),
            object: Rc::default(),
        })
    }

    /// Gives the object another id: one of a namespace's fake.
    #[must_use]
    pub fn with_id(mut self, id: DurableObjectId) -> Self {
        self.0.id = id;
        self
    }

    /// Calls the object for everything that has come through its sockets, as the platform does, in the order in
    /// which they were accepted.
    ///
    /// ```
    /// use bimetal::{Error, WebSocketPair, durable_object::{DurableObject, Message, State, WebSocket}};
    /// use std::rc::Rc;
    ///
    /// struct Echo;
    ///
    /// impl DurableObject for Echo {
    ///     type Env = ();
    ///
    ///     fn new(_: State, _: Rc<()>) -> Self {
    ///         Self
    ///     }
    ///
    ///     async fn web_socket_message(&self, socket: WebSocket, message: Message) -> Result<(), Error> {
    ///         let Message::Text(text) = message else { return Ok(()) };
    ///         Ok(socket.send(text)?)
    ///     }
    /// }
    ///
    /// # bimetal::test::block_on(async {
    /// let state = State::fake();
    /// let WebSocketPair { client, server } = WebSocketPair::new();
    /// state.accept_web_socket(&server, &[])?;
    /// client.accept()?;
    /// client.send("hello")?;
    /// state.deliver(&Echo).await?;
    /// assert_eq!(server.sent(), [Message::Text("hello".into())]);
    /// # Ok::<(), bimetal::Error>(())
    /// # }).unwrap();
    /// ```
    ///
    /// # Errors
    /// The first of the object's.
    pub async fn deliver(&self, object: &impl DurableObject) -> Result<(), Error> {
        while let Some((socket, event)) = self.0.take_event() {
            match event {
                Event::Message(Message::Text(text)) => match self.auto_response() {
                    Some((request, response)) if request == text => socket.send(response)?,
                    _ => {
                        object
                            .web_socket_message(socket, Message::Text(text))
                            .await?
                    }
                },
                Event::Message(message) => object.web_socket_message(socket, message).await?,
                Event::Close(Close {
                    code,
                    reason,
                    was_clean,
                }) => {
                    object
                        .web_socket_close(socket, code, reason, was_clean)
                        .await?;
                }
            }
        }
        Ok(())
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
    fn take_event(&self) -> Option<(WebSocket, Event)> {
        let object = self.object.borrow();
        object
            .sockets
            .iter()
            .find_map(|Accepted { socket, .. }| Some((socket.clone(), socket.take_event()?)))
    }

    pub fn id(&self) -> DurableObjectId {
        self.id.clone()
    }

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
        let refused = |text: String| self.origin.refused("accept_web_socket", text);
        let mut kept: Vec<String> = Vec::new();
        for &tag in tags {
            if tag.len() > MAX_TAG {
                let text =
                    format!("\"{tag}\" is longer than the max tag length ({MAX_TAG} characters).");
                return Err(refused(text));
            }
            if !kept.iter().any(|other| other == tag) {
                kept.push(tag.to_owned());
            }
        }
        if kept.len() > MAX_TAGS {
            let text = format!("a Hibernatable WebSocket cannot have more than {MAX_TAGS} tags");
            return Err(refused(text));
        }
        if !socket.take_over() {
            let text = "Cannot call `acceptWebSocket()` if the WebSocket was already accepted via `accept()`";
            return Err(refused(text.to_owned()));
        }
        self.object.borrow_mut().sockets.push(Accepted {
            socket: socket.clone(),
            tags: kept,
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
            let text = "you must call 'acceptWebSocket()' before attempting to access the tags of a WebSocket.";
            self.origin.refused("tags", text)
        })
    }

    pub fn set_web_socket_auto_response(
        &self,
        pair: Option<(&str, &str)>,
    ) -> Result<(), BindingError> {
        for (part, text) in pair
            .iter()
            .flat_map(|(request, response)| [("Request", request), ("Response", response)])
        {
            if text.len() > MAX_AUTO_RESPONSE {
                let text = format!(
                    "RangeError: {part} cannot be larger than {MAX_AUTO_RESPONSE} bytes. A {} of size {} was provided.",
                    part.to_ascii_lowercase(),
                    text.len(),
                );
                return Err(self.origin.refused("set_web_socket_auto_response", text));
            }
        }
        let pair = pair.map(|(request, response)| (request.to_owned(), response.to_owned()));
        self.object.borrow_mut().auto_response = pair;
        Ok(())
    }

    pub fn abort(&self, reason: &str) {
        self.object.borrow_mut().aborted = Some(reason.to_owned());
    }
}
