//! A room on fakes: clients that talk, a room that is put out of memory between their lines, and its alarm.

use super::*;
use bimetal::{DurableObjectStub, Request, json::Value, test::block_on};
use std::cell::RefCell;

/// A room as the platform has it, and what the lobby was told.
struct Platform {
    state: State,
    env: Rc<Env>,
    told: Rc<RefCell<Vec<String>>>,
}

impl Platform {
    /// Sockets may say two lines in a thousand days.
    fn new() -> Self {
        let told = Rc::<RefCell<Vec<String>>>::default();
        let telling = told.clone();
        let mut env = Env::fake();
        env.lobby = env.lobby.on_get(move |_| {
            let told = telling.clone();
            DurableObjectStub::fake().on_call(move |method, args| {
                let name = args[0].as_str().unwrap_or_default();
                told.borrow_mut().push(format!("{method} {name}"));
                Ok(Value::Null)
            })
        });
        (env.limits.lines, env.limits.seconds) = (2, 1000 * 24 * 60 * 60);
        Self {
            state: State::fake(),
            env: Rc::new(env),
            told,
        }
    }

    /// The room, which remembers nothing but what is in its storage and at its sockets.
    fn wake(&self) -> Room {
        Room::new(self.state.clone(), self.env.clone())
    }

    fn open(&self) -> bool {
        block_on(objects::Room::open(&self.wake(), "tea".into())).expect("the lobby is there")
    }

    /// Lines without their times.
    fn read(&self, limit: i64, before: Option<i64>) -> Option<Vec<String>> {
        let room = self.wake();
        let lines = block_on(objects::Room::read(&room, Page { limit, before }));
        let show = |line: &Line| format!("{} {}: {}", line.id, line.name, line.html.trim_end());
        Some(lines.expect("it is read")?.iter().map(show).collect())
    }

    fn join(&self, name: &str) -> Client {
        let url = format!("https://rooms.example/api/rooms/tea/socket?name={name}");
        let answer = block_on(self.wake().fetch(Request::get(url).into())).expect("it answers");
        let client = answer.into_web_socket().expect("the room is open");
        client.accept().expect("nobody has it yet");
        let server = self.state.web_sockets().pop().expect("it was taken over");
        Client { client, server }
    }

    fn say(&self, client: &Client, message: &str) {
        client.client.send(message).expect("it is open");
        self.deliver();
    }

    fn leave(&self, client: Client) {
        client.client.close(1000, "").expect("it is open");
        self.deliver();
    }

    /// Hands what clients have sent to a room that has just been woken.
    fn deliver(&self) {
        block_on(self.state.deliver(&self.wake())).expect("it is taken");
    }

    /// Lets the alarm ring, and tells when it will ring next.
    fn ring(&self) -> Option<u64> {
        self.state.storage().take_alarm().expect("it is set");
        block_on(self.wake().alarm(AlarmInfo::default())).expect("the lobby is there");
        block_on(self.state.storage().get_alarm()).expect("it is read")
    }
}

/// Both ends of a socket.
struct Client {
    client: WebSocket,
    server: WebSocket,
}

impl Client {
    /// What it heard last.
    fn heard(&self) -> String {
        match self.server.sent().pop() {
            Some(Message::Text(text)) => text,
            other => panic!("it heard {other:?}"),
        }
    }
}

#[test]
fn a_room_is_opened_once() {
    let platform = Platform::new();
    assert_eq!(platform.read(100, None), None);
    assert!(platform.open());
    assert!(!platform.open());
    assert_eq!(*platform.told.borrow(), ["add tea", "add tea"]);
    assert_eq!(platform.read(100, None), Some(vec![]));
}

#[test]
fn nobody_comes_to_a_room_that_is_not_open() {
    let platform = Platform::new();
    let request = Request::get("https://rooms.example/api/rooms/tea/socket?name=Ada");
    let answer = block_on(platform.wake().fetch(request.into())).expect("it answers");
    assert_eq!(answer.status(), 404);
    assert!(platform.state.web_sockets().is_empty());
}

#[test]
fn all_hear_who_comes_and_goes_each_by_one_name() {
    let platform = Platform::new();
    platform.open();
    let grace = platform.join("Grace+Hopper");
    assert_eq!(grace.heard(), r#"{"here":["Grace Hopper"]}"#);
    let (ada, twice) = (platform.join("Ada"), platform.join("Ada"));
    for client in [&grace, &ada, &twice] {
        assert_eq!(client.heard(), r#"{"here":["Ada","Grace Hopper"]}"#);
    }
    platform.leave(ada);
    assert_eq!(grace.heard(), r#"{"here":["Ada","Grace Hopper"]}"#);
    platform.leave(twice);
    assert_eq!(grace.heard(), r#"{"here":["Grace Hopper"]}"#);
}

#[test]
fn all_hear_a_line_and_it_is_kept() {
    let platform = Platform::new();
    platform.open();
    let (ada, grace) = (platform.join("Ada"), platform.join("Grace"));
    platform.say(&ada, r#""*hello* <b>""#);
    let expected =
        r#"{"line":{"id":1,"name":"Ada","html":"<p><em>hello</em> &lt;b&gt;</p>\n","at":"#;
    for client in [&ada, &grace] {
        assert!(client.heard().starts_with(expected), "{}", client.heard());
    }
    platform.say(&grace, r#""two""#);
    platform.say(&ada, r#""three""#);
    let lines = [
        "1 Ada: <p><em>hello</em> &lt;b&gt;</p>",
        "2 Grace: <p>two</p>",
        "3 Ada: <p>three</p>",
    ]
    .map(String::from);
    assert_eq!(platform.read(100, None).as_deref(), Some(&lines[..]));
    assert_eq!(platform.read(2, None).as_deref(), Some(&lines[1..]));
    assert_eq!(platform.read(1, Some(3)).as_deref(), Some(&lines[1..2]));
}

#[test]
fn only_who_sent_it_hears_why_a_line_was_refused() {
    let platform = Platform::new();
    platform.open();
    let (ada, grace) = (platform.join("Ada"), platform.join("Grace"));
    let refusals = [
        ("hello", "A line is sent as a JSON string."),
        (r#"{"line":1}"#, "A line is sent as a JSON string."),
        (r#"" ""#, "A line has from 1 to 1000 characters."),
    ];
    for (message, why) in refusals {
        platform.say(&ada, message);
        assert_eq!(ada.heard(), format!(r#"{{"refused":"{why}"}}"#));
    }
    let (longest, longer) = ("é".repeat(1000), "é".repeat(1001));
    platform.say(&ada, &format!(r#""{longer}""#));
    assert!(ada.heard().contains("from 1 to 1000"), "{}", ada.heard());
    assert_eq!(grace.heard(), r#"{"here":["Ada","Grace"]}"#);
    platform.say(&ada, &format!(r#""{longest}""#));
    assert!(grace.heard().contains(&longest), "{}", grace.heard());
}

#[test]
fn who_talks_too_fast_is_refused_and_others_are_not() {
    let platform = Platform::new();
    platform.open();
    let (ada, grace) = (platform.join("Ada"), platform.join("Grace"));
    for line in ["one", "two", "three"] {
        platform.say(&ada, &format!(r#""{line}""#));
    }
    let refused = r#"{"refused":"Say at most 2 lines in 86400000 seconds."}"#;
    assert_eq!(ada.heard(), refused);
    assert!(grace.heard().contains("two"), "{}", grace.heard());
    platform.say(&grace, r#""four""#);
    assert!(ada.heard().contains("four"), "{}", ada.heard());
}

#[test]
fn a_ping_wakes_no_room() {
    let platform = Platform::new();
    platform.open();
    let ada = platform.join("Ada");
    platform.say(&ada, "ping");
    assert_eq!(ada.heard(), "pong");
    assert_eq!(platform.read(100, None), Some(vec![]));
}

#[test]
fn a_room_in_which_something_was_said_lately_stays() {
    let platform = Platform::new();
    platform.open();
    let ada = platform.join("Ada");
    platform.say(&ada, r#""hello""#);
    platform.leave(ada);
    let said = platform.wake().lines.last_at().expect("it is read");
    let next = said.expect("a line was said") + platform.wake().idle_time();
    assert_eq!(platform.ring(), Some(next as u64));
    assert!(!platform.open());
}

#[test]
fn a_room_in_which_somebody_is_stays() {
    let platform = Platform::new();
    platform.open();
    let ada = platform.join("Ada");
    assert!(platform.ring().is_some());
    platform.leave(ada);
    assert!(!platform.open());
}

#[test]
fn an_idle_room_is_deleted_and_may_be_opened_again() {
    let platform = Platform::new();
    platform.open();
    assert_eq!(platform.ring(), None);
    assert_eq!(*platform.told.borrow(), ["add tea", "remove tea"]);
    assert_eq!(platform.read(100, None), None);
    assert!(platform.open());
}
