//! The object.

use crate::{
    generated::{env::Env, objects},
    steps,
};
use bimetal::{
    Body, Error, Incoming, Response, WebSocket, WebSocketPair,
    durable_object::{AlarmInfo, DurableObject, ListOptions, Message, State},
    json,
};
use std::{cell::Cell, rc::Rc};

pub struct Probe {
    state: State,
    /// How often it was called since it is in memory.
    calls: Cell<u32>,
}

impl DurableObject for Probe {
    type Env = Env;

    fn new(state: State, _env: Rc<Env>) -> Self {
        let calls = Cell::new(0);
        Self { state, calls }
    }

    async fn fetch(&self, request: Incoming) -> Result<Response, Error> {
        self.calls.update(|calls| calls + 1);
        let url = request.url();
        let path = url.splitn(4, '/').nth(3).unwrap_or_default();
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let said = match path.split_once('/').unwrap_or((path, "")) {
            ("steps", step) => steps::run(step, &self.state).await?,
            ("socket", _) => return self.connect(query),
            ("calls", _) => vec![self.calls.get().to_string()],
            ("echo", _) => {
                let kind = request.header("content-type").unwrap_or_default();
                let response = Response::new(201, request.into_body());
                return Ok(response.with_header("content-type", kind));
            }
            ("chunks", _) => return Ok(Response::new(200, Body::stream(steps::Chunks::new(3)))),
            ("log", _) => self.log().await?,
            ("block", _) => {
                // The object is put out of memory by an error.
                let failed = self
                    .state
                    .block_concurrency_while::<()>(async { Err(Error::new("it could not begin")) });
                vec![
                    failed
                        .await
                        .map_or_else(|error| error.to_string(), |()| "no error".to_owned()),
                ]
            }
            ("alarm", _) => {
                self.state.storage().set_alarm(1).await?;
                vec![]
            }
            ("forever", _) => {
                // Its end is the object's.
                self.state.wait_until(std::future::pending())?;
                vec![]
            }
            ("panic-later", _) => {
                self.state
                    .wait_until(async { panic!("in the background") })?;
                vec![]
            }
            ("abort", _) => {
                self.state.abort("it was asked to");
                vec!["still here".to_owned()]
            }
            _ => return Ok(Response::new(404, "")),
        };
        let response = Response::new(200, json::to_vec(&said));
        Ok(response.with_header("content-type", "application/json"))
    }

    async fn alarm(&self, info: AlarmInfo) -> Result<(), Error> {
        self.note(format!("alarm {} {}", info.retry_count, info.is_retry))
            .await
    }

    async fn web_socket_message(&self, socket: WebSocket, message: Message) -> Result<(), Error> {
        self.calls.update(|calls| calls + 1);
        let text = match message {
            Message::Text(text) => text,
            // Bytes come back reversed.
            Message::Bytes(mut bytes) => {
                bytes.reverse();
                return Ok(socket.send_bytes(bytes)?);
            }
        };
        match text.split_once(' ').unwrap_or((&text, "")) {
            ("all", rest) => self
                .state
                .web_sockets()
                .iter()
                .try_for_each(|other| other.send(rest))?,
            ("others", rest) => {
                let others = self
                    .state
                    .web_sockets()
                    .into_iter()
                    .filter(|other| *other != socket);
                others.into_iter().try_for_each(|other| other.send(rest))?;
            }
            ("tag", rest) => {
                let (tag, rest) = rest.split_once(' ').unwrap_or((rest, ""));
                let tagged = self.state.web_sockets_with_tag(tag);
                tagged.iter().try_for_each(|other| other.send(rest))?;
            }
            ("tags", _) => socket.send(self.state.tags(&socket)?.join(","))?,
            ("attach", rest) => socket.serialize_attachment(rest)?,
            ("attached", _) => {
                let attached = socket.deserialize_attachment::<String>()?;
                socket.send(format!("{attached:?}"))?;
            }
            ("calls", _) => socket.send(self.calls.get().to_string())?,
            ("state", _) => socket.send(format!("{:?}", socket.ready_state()))?,
            ("close", rest) => socket.close(4001, rest)?,
            _ => return Err(Error::new("no such command")),
        }
        Ok(())
    }

    async fn web_socket_close(
        &self,
        socket: WebSocket,
        code: u16,
        reason: String,
        was_clean: bool,
    ) -> Result<(), Error> {
        let closed = socket
            .close(code, &reason)
            .err()
            .map(|error| error.reason());
        self.note(format!("close {code} {reason:?} {was_clean} {closed:?}"))
            .await
    }
}

impl objects::Probe for Probe {}

impl Probe {
    /// Takes over a socket with the tags of the query.
    fn connect(&self, tags: &str) -> Result<Response, Error> {
        let WebSocketPair { client, server } = WebSocketPair::new();
        let tags: Vec<&str> = tags.split('&').filter(|tag| !tag.is_empty()).collect();
        self.state.accept_web_socket(&server, &tags)?;
        if tags == ["answering"] {
            self.state.set_web_socket_auto_response("ping", "pong")?;
        }
        Ok(Response::web_socket(client))
    }

    /// Keeps what has happened.
    async fn note(&self, what: String) -> Result<(), Error> {
        let storage = self.state.storage();
        let notes = self.log().await?.len();
        Ok(storage.put(&format!("log:{notes:03}"), &what).await?)
    }

    async fn log(&self) -> Result<Vec<String>, Error> {
        let notes = ListOptions::new().prefix("log:");
        let notes = self.state.storage().list(&notes).await?;
        Ok(notes.into_iter().map(|(_, note)| note).collect())
    }
}
