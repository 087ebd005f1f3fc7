//! An object, run on fakes.

use super::*;
use crate::{
    BindingError, Request, Response, WebSocketPair,
    json::Value,
    test::block_on,
    web_socket::{Event, ReadyState},
};
use std::cell::Cell;

/// Counts what it is told, and tells it to all others.
struct Room {
    state: State,
    count: Rc<Cell<i64>>,
}

impl DurableObject for Room {
    type Env = ();

    fn new(state: State, _env: Rc<()>) -> Self {
        let (storage, count) = (state.storage(), Rc::new(Cell::new(0)));
        let read = count.clone();
        state.block_concurrency_while(async move {
            read.set(storage.get("count").await?.unwrap_or(0));
            Ok(())
        });
        Self { state, count }
    }

    async fn fetch(&self, request: Incoming) -> Result<Response, Error> {
        if request.header("upgrade").is_none() {
            let body = request.into_body().text().await?;
            return Ok(Response::new(200, format!("{body} {}", self.count.get())));
        }
        let WebSocketPair { client, server } = WebSocketPair::new();
        self.state.accept_web_socket(&server, &["in"])?;
        server.serialize_attachment(&request.url())?;
        Ok(Response::web_socket(client))
    }

    async fn alarm(&self, info: AlarmInfo) -> Result<(), Error> {
        let sockets = self.state.web_sockets();
        let said = format!("alarm {}", info.retry_count);
        Ok(sockets.iter().try_for_each(|socket| socket.send(&said))?)
    }

    async fn web_socket_message(&self, socket: WebSocket, message: Message) -> Result<(), Error> {
        self.count.update(|count| count + 1);
        let storage = self.state.storage();
        storage.put("count", &self.count.get()).await?;
        storage.set_alarm(1).await?;
        let url: Option<String> = socket.deserialize_attachment()?;
        for other in self.state.web_sockets_with_tag("in") {
            match &message {
                Message::Text(text) if other != socket => other.send(format!("{url:?}: {text}"))?,
                Message::Text(_) => {}
                Message::Bytes(bytes) => other.send_bytes(bytes)?,
            }
        }
        Ok(())
    }
}

async fn join(room: &Room, url: &str) -> WebSocket {
    let request = Request::get(url).header("upgrade", "websocket");
    let response = room.fetch(request.into()).await.unwrap();
    assert_eq!(response.status(), 101);
    let client = response.into_web_socket().unwrap();
    client.accept().unwrap();
    client
}

#[test]
fn an_object_is_asked_and_has_its_storage_when_it_is_made_anew() {
    block_on(async {
        let state = State::fake();
        let room = Room::new(state.clone(), Rc::new(()));
        let client = join(&room, "https://a/").await;
        client.send("one").unwrap();
        state.deliver(&room).await.unwrap();

        let again = Room::new(state, Rc::new(()));
        let request = Request::new("POST", "https://a/").body("count:");
        let response = again.fetch(request.into()).await.unwrap();
        assert_eq!(response.text().await.unwrap(), "count: 1");
    });
}

#[test]
fn clients_hear_what_the_object_sends() {
    block_on(async {
        let room = Room::new(State::fake(), Rc::new(()));
        let (ada, grace) = (
            join(&room, "https://a/").await,
            join(&room, "https://g/").await,
        );
        room.state
            .set_web_socket_auto_response("ping", "pong")
            .unwrap();
        ada.send("ping").unwrap();
        ada.send("hello").unwrap();
        room.state.deliver(&room).await.unwrap();
        assert_eq!(room.count.get(), 1);
        let alarm = room.state.storage().take_alarm();
        assert_eq!((alarm, room.state.storage().take_alarm()), (Some(1), None));
        room.alarm(AlarmInfo::default()).await.unwrap();

        let mut events = grace.events();
        let mut next = async || events.next().await.unwrap().unwrap();
        let text = |text: &str| Event::Message(Message::Text(text.to_owned()));
        assert_eq!(next().await, text("Some(\"https://a/\"): hello"));
        assert_eq!(next().await, text("alarm 0"));
        let mut events = ada.events();
        for heard in ["pong", "alarm 0"] {
            assert_eq!(events.next().await.unwrap().unwrap(), text(heard));
        }
    });
}

#[test]
fn an_object_without_a_method_says_so_and_answers_a_close() {
    struct Idle;
    impl DurableObject for Idle {
        type Env = ();
        fn new(_: State, _: Rc<()>) -> Self {
            Self
        }
    }
    block_on(async {
        let idle = Idle::new(State::fake(), Rc::new(()));
        let error = idle.fetch(Request::get("https://a/").into()).await;
        assert_eq!(
            error.err().unwrap().to_string(),
            "this Durable Object was called for `fetch`, and its `impl DurableObject` has none"
        );
        assert!(idle.alarm(AlarmInfo::default()).await.is_err());
        let message = Message::Bytes(vec![]);
        assert!(
            idle.web_socket_message(WebSocket::fake(), message)
                .await
                .is_err()
        );

        for (code, answer) in [
            (3001, (3001, "bye")),
            (1005, (1005, "")),
            (1006, (1005, "")),
        ] {
            let socket = WebSocket::fake();
            let closed = idle.web_socket_close(socket.clone(), code, "bye".into(), true);
            closed.await.unwrap();
            let (code, reason) = socket.closed().unwrap();
            assert_eq!((code, &*reason), answer);
            assert_eq!(socket.ready_state(), ReadyState::Closing);
        }
    });
}

#[test]
fn a_state_keeps_its_sockets_and_their_tags() {
    let state = State::fake();
    let (first, second) = (WebSocketPair::new(), WebSocketPair::new());
    state.accept_web_socket(&first.server, &["a", "b"]).unwrap();
    state.accept_web_socket(&second.server, &["b"]).unwrap();
    assert_eq!(state.tags(&first.server).unwrap(), ["a", "b"]);
    assert_eq!(state.web_sockets_with_tag("b").len(), 2);
    let [only] = &state.web_sockets_with_tag("a")[..] else {
        panic!("one has the tag");
    };
    assert_eq!(*only, first.server);

    first.server.close(1000, "").unwrap();
    assert_eq!(state.web_sockets(), [second.server]);
}

#[test]
fn what_blocks_an_object_and_fails_puts_it_out_of_memory() {
    let state = State::fake();
    let blocking = state.block_concurrency_while(async { Ok(7) });
    assert_eq!(block_on(blocking).unwrap(), 7);
    assert_eq!(state.aborted(), None);

    let failed = state.block_concurrency_while::<()>(async { Err(Error::new("no disk")) });
    assert_eq!(block_on(failed).unwrap_err().to_string(), "no disk");
    assert_eq!(state.aborted().as_deref(), Some("no disk"));
}

#[test]
fn what_is_left_to_wait_until_runs_in_order() {
    let state = State::fake();
    let storage = state.storage();
    let later = (state.clone(), state.storage());
    state
        .wait_until(async move {
            storage.put("notes", &vec!["first"]).await.unwrap();
            let (state, storage) = later;
            let note = async move {
                let mut notes: Vec<String> = storage.get("notes").await.unwrap().unwrap();
                notes.push("second".to_owned());
                storage.put("notes", &notes).await.unwrap();
            };
            state.wait_until(note).unwrap();
        })
        .unwrap();
    let notes = || block_on(state.storage().get::<Value>("notes")).unwrap();
    assert_eq!(notes(), None);
    state.settle();
    assert_eq!(notes().unwrap().item(1).unwrap().as_str(), Some("second"));
}

#[test]
fn the_documented_limits_of_the_storage_are_kept() {
    block_on(async {
        let storage = State::fake().storage();
        let reason = |result: Result<(), BindingError>| result.unwrap_err().reason();
        let many: Vec<String> = (0..129).map(|key| key.to_string()).collect();
        let entries = many.iter().map(|key| (key, 1));
        storage.put_many(entries.clone().take(128)).await.unwrap();
        let too_many = "RangeError: Maximum number of keys is 128.";
        assert_eq!(reason(storage.put_many(entries).await), too_many);
        let read = storage.get_many::<i64>(&many).await.map(drop);
        assert_eq!(reason(read), too_many);
        let deleted = storage.delete_many(&many).await.map(drop);
        assert_eq!(reason(deleted), too_many);

        let long = "k".repeat(2049);
        storage.put(&long[1..], &1).await.unwrap();
        let too_long = "RangeError: Keys cannot be larger than 2048 bytes.";
        assert_eq!(reason(storage.put(&long, &1).await), too_long);
        let large = "v".repeat(2 * 1024 * 1024 - 3);
        storage.put("k", &large[1..]).await.unwrap();
        assert_eq!(
            reason(storage.put("k", &(large + "v")).await),
            "a value and its key are larger than 2097152 bytes"
        );
    });
}

#[test]
#[cfg(feature = "sqlite")]
fn sql_has_no_transactions_of_its_own() {
    let sql = State::fake().storage().sql();
    for query in ["BEGIN", "/* now */ savepoint a", "RELEASE a"] {
        let error = sql.exec(query, ()).err().unwrap().to_string();
        assert!(
            error.ends_with("use `Storage::transaction_sync`"),
            "{error}"
        );
    }
}
