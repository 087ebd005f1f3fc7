//! A Durable Object.

use crate::generated::{
    env::Env,
    objects,
    schemas::{Counts, Counts2},
};
use bimetal::{
    DurableObject, Error, Incoming, Response, WebSocketPair,
    durable_object::{AlarmInfo, Message, State, WebSocket},
};
use std::{cell::Cell, rc::Rc};

pub struct Counter {
    state: State,
    env: Rc<Env>,
    memory: Cell<i64>,
}

impl DurableObject for Counter {
    type Env = Env;

    fn new(state: State, env: Rc<Env>) -> Self {
        let memory = Cell::new(0);
        Self { state, env, memory }
    }

    async fn fetch(&self, request: Incoming) -> Result<Response, Error> {
        if request.header("upgrade").as_deref() != Some("websocket") {
            return Ok(Response::new(426, "this object wants a WebSocket"));
        }
        let pair = WebSocketPair::new();
        self.state.accept_web_socket(&pair.server, &["listener"])?;
        pair.server.serialize_attachment(&self.memory.get())?;
        Ok(Response::web_socket(pair.client))
    }

    async fn web_socket_message(&self, socket: WebSocket, message: Message) -> Result<(), Error> {
        if let Message::Text(text) = message {
            if text == "panic" {
                panic!("a message panicked");
            }
            self.memory.update(|memory| memory + 1);
            let joined: i64 = socket.deserialize_attachment()?.unwrap_or_default();
            socket.send(format!("{text} {} {joined}", self.memory.get()))?;
        }
        Ok(())
    }

    async fn alarm(&self, info: AlarmInfo) -> Result<(), Error> {
        let text = format!("alarm {} {}", info.retry_count, info.is_retry);
        self.env.notes.put("alarm", &text).await?;
        Ok(())
    }
}

impl Counter {
    async fn stored(&self) -> Result<i64, Error> {
        Ok(self
            .state
            .storage()
            .get("stored")
            .await?
            .unwrap_or_default())
    }
}

impl objects::Counter for Counter {
    async fn add(&self, input: i64) -> Result<Counts, Error> {
        self.memory.update(|memory| memory + input);
        let stored = self.stored().await? + input;
        self.state.storage().put("stored", &stored).await?;
        Ok(Counts {
            memory: self.memory.get(),
            stored,
        })
    }

    async fn read(&self) -> Result<Counts2, Error> {
        Ok(Counts2 {
            memory: self.memory.get(),
            stored: self.stored().await?,
        })
    }

    async fn panic(&self) -> Result<(), Error> {
        panic!("the object panicked")
    }

    async fn fail(&self) -> Result<(), Error> {
        Err(Error::new("the object failed"))
    }

    async fn wake_in(&self, input: i64) -> Result<(), Error> {
        self.state.storage().set_alarm(input as u64).await?;
        Ok(())
    }
}
