//! A chat room: a Durable Object.

use crate::{
    event::Event,
    generated::{
        env::Env,
        objects,
        schemas::{Line, Page},
        stubs::Lobby,
    },
    lines::Lines,
    markdown, pace,
};
use bimetal::{
    DurableObject, Error, Incoming, Response, WebSocket, WebSocketPair,
    durable_object::{AlarmInfo, Message, State},
    json,
    text::{self, Pairs},
    web_socket::ReadyState,
};
use std::{collections::BTreeSet, rc::Rc};

/// A room. All that it has stands in its storage and at its sockets, so that it may be put out of memory between two messages.
///
/// A socket's tag is the name of who is at it; beside it stand the times at which that one talked last.
pub struct Room {
    state: State,
    env: Rc<Env>,
    lines: Lines,
}

impl DurableObject for Room {
    type Env = Env;

    fn new(state: State, env: Rc<Env>) -> Self {
        let lines = Lines::new(state.storage().sql());
        Self { state, env, lines }
    }

    /// Somebody comes: TypeScript has seen that it is a WebSocket, and that the name is one.
    async fn fetch(&self, request: Incoming) -> Result<Response, Error> {
        if self.name().await?.is_none() {
            return Ok(Response::new(404, "this room is not open"));
        }
        let url = request.url();
        let query = url.split_once('?').map_or("", |(_, query)| query);
        let name = Pairs::from_query(query).one("name", text::string)?;
        let WebSocketPair { client, server } = WebSocketPair::new();
        self.state.accept_web_socket(&server, &[&name])?;
        // The platform answers these, so that they wake no room.
        self.state.set_web_socket_auto_response("ping", "pong")?;
        self.tell(&self.here()?);
        Ok(Response::web_socket(client))
    }

    async fn web_socket_message(&self, socket: WebSocket, message: Message) -> Result<(), Error> {
        let event = self.hear(&socket, &message)?;
        match &event {
            Event::Refused(_) => socket.send(event.to_text())?,
            _ => self.tell(&event),
        }
        Ok(())
    }

    async fn web_socket_close(
        &self,
        socket: WebSocket,
        code: u16,
        reason: String,
        _was_clean: bool,
    ) -> Result<(), Error> {
        socket.close(code, &reason)?;
        self.tell(&self.here()?);
        Ok(())
    }

    async fn web_socket_error(&self, _socket: WebSocket, _error: Error) -> Result<(), Error> {
        self.tell(&self.here()?);
        Ok(())
    }

    /// Deletes the room if nobody has said anything for long, else looks again when that could be so.
    async fn alarm(&self, _info: AlarmInfo) -> Result<(), Error> {
        let Some(name) = self.name().await? else {
            return Ok(());
        };
        let now = self.lines.now()?;
        let idle_from = match self.is_empty() {
            true => self.lines.last_at()?.unwrap_or_default(),
            false => now,
        };
        let time = idle_from + self.idle_time();
        if time > now {
            return Ok(self.state.storage().set_alarm(time as u64).await?);
        }
        // Nobody comes meanwhile.
        let (lobby, storage) = (self.lobby(), self.state.storage());
        let deleted = self.state.block_concurrency_while(async move {
            lobby.remove(&name).await?;
            Ok(storage.delete_all().await?)
        });
        deleted.await
    }
}

impl objects::Room for Room {
    async fn open(&self, name: String) -> Result<bool, Error> {
        let is_new = self.name().await?.is_none();
        if is_new {
            let storage = self.state.storage();
            storage.put("name", &name).await?;
            self.lines.create()?;
            let time = self.lines.now()? + self.idle_time();
            storage.set_alarm(time as u64).await?;
        }
        // Also of a room that is open, which may have failed here before; to be told twice does the lobby no harm.
        self.lobby().add(&name).await?;
        Ok(is_new)
    }

    async fn read(&self, page: Page) -> Result<Option<Vec<Line>>, Error> {
        Ok(match self.name().await? {
            Some(_) => Some(self.lines.read(&page)?),
            None => None,
        })
    }
}

impl Room {
    /// The name under which the room was opened, if it was.
    async fn name(&self) -> Result<Option<String>, Error> {
        Ok(self.state.storage().get("name").await?)
    }

    /// Keeps a line, or says why not.
    fn hear(&self, socket: &WebSocket, message: &Message) -> Result<Event, Error> {
        let limits = &self.env.limits;
        let refused = |why: String| Ok(Event::Refused(why));
        let Some(line) = read_line(message) else {
            return refused("A line is sent as a JSON string.".into());
        };
        let line = line.trim();
        let most = limits.characters;
        if line.is_empty() || line.chars().count() as i64 > most {
            return refused(format!("A line has from 1 to {most} characters."));
        }
        let now = self.lines.now()?;
        let (most, seconds) = (limits.lines, limits.seconds);
        let mut times: Vec<i64> = socket.deserialize_attachment()?.unwrap_or_default();
        if !pace::admit(&mut times, now, most, seconds) {
            return refused(format!("Say at most {most} lines in {seconds} seconds."));
        }
        socket.serialize_attachment(&times)?;
        let name = self.state.tags(socket)?.concat();
        let html = markdown::to_html(line);
        Ok(Event::Line(self.lines.add(&name, &html, now)?))
    }

    /// Tells all who are there. One whose connection has just broken hears nothing.
    fn tell(&self, event: &Event) {
        let text = event.to_text();
        for socket in self.state.web_sockets() {
            let _ = socket.send(&text);
        }
    }

    /// Who is there, each once.
    fn here(&self) -> Result<Event, Error> {
        let sockets = self.state.web_sockets();
        let open = sockets
            .iter()
            .filter(|socket| socket.ready_state() == ReadyState::Open);
        let names: BTreeSet<String> = open
            .map(|socket| Ok(self.state.tags(socket)?.concat()))
            .collect::<Result<_, Error>>()?;
        Ok(Event::Here(names.into_iter().collect()))
    }

    fn is_empty(&self) -> bool {
        self.state.web_sockets().is_empty()
    }

    fn lobby(&self) -> Lobby {
        self.env.lobby.get_by_name("all")
    }

    /// How long a room may be idle, in milliseconds.
    fn idle_time(&self) -> i64 {
        self.env.limits.days * 24 * 60 * 60 * 1000
    }
}

fn read_line(message: &Message) -> Option<String> {
    match message {
        Message::Text(text) => json::from_slice(text.as_bytes()).ok(),
        Message::Bytes(_) => None,
    }
}

#[cfg(test)]
mod tests;
