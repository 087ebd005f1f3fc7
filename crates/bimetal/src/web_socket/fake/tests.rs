//! The fake against what the platform does.

use super::*;
use crate::{WebSocketPair, test::block_on};

fn pair() -> (WebSocket, WebSocket) {
    let WebSocketPair { client, server } = WebSocketPair::new();
    for end in [&client, &server] {
        end.accept().unwrap();
    }
    (client, server)
}

fn reason(result: Result<(), BindingError>) -> String {
    result.map_or_else(|error| error.reason(), |()| "no error".to_owned())
}

#[test]
fn each_end_hears_what_the_other_sends_until_it_is_closed() {
    block_on(async {
        let (client, server) = pair();
        server.send("one").unwrap();
        server.send_bytes([2]).unwrap();
        server.close(3001, "over").unwrap();
        let text = "TypeError: Can't call WebSocket send() after close().";
        assert_eq!(reason(server.send("three")), text);
        assert_eq!(server.ready_state(), ReadyState::Closing);

        let mut events = client.events();
        let mut next = async || events.next().await.map(Result::unwrap);
        assert_eq!(
            next().await,
            Some(Event::Message(Message::Text("one".into())))
        );
        assert_eq!(next().await, Some(Event::Message(Message::Bytes(vec![2]))));
        let close = Close {
            code: 3001,
            reason: "over".to_owned(),
            was_clean: true,
        };
        assert_eq!(next().await, Some(Event::Close(close)));
        assert_eq!(next().await, None);
        // It has been answered.
        assert_eq!(client.closed(), Some((3001, "over".to_owned())));
        assert_eq!(server.ready_state(), ReadyState::Closed);
    });
}

#[test]
fn whoever_waits_is_woken() {
    let (client, server) = pair();
    let mut events = server.events();
    let waiting = async move { events.next().await.map(Result::unwrap) };
    let sending = async {
        client.send("late").unwrap();
    };
    let heard = block_on(async {
        let mut waiting = Box::pin(waiting);
        let pending = std::future::poll_fn(|context| {
            Poll::Ready(waiting.as_mut().poll(context).is_pending())
        });
        assert!(pending.await);
        sending.await;
        waiting.await
    });
    assert_eq!(heard, Some(Event::Message(Message::Text("late".into()))));
}

#[test]
fn an_end_is_used_only_when_it_was_accepted() {
    let WebSocketPair { server, .. } = WebSocketPair::new();
    let text = "TypeError: You must call one of accept() or state.acceptWebSocket() on this WebSocket before sending \
        messages.";
    assert_eq!(reason(server.send("early")), text);
    assert_eq!(reason(server.close(1000, "")), text);
    server.accept().unwrap();
    assert_eq!(reason(server.send("in time")), "no error");
}

#[test]
fn codes_and_reasons_are_those_that_may_be_sent() {
    for code in [0, 999, 1004, 5000] {
        let text = format!("InvalidAccessError: Invalid WebSocket close code: {code}.");
        assert_eq!(reason(WebSocket::fake().close(code, "")), text);
    }
    for (code, sent) in [
        (1000, 1000),
        (3000, 3000),
        (4999, 4999),
        (1005, 1005),
        (1006, 1005),
    ] {
        let socket = WebSocket::fake();
        socket.close(code, "").unwrap();
        assert_eq!(socket.closed().unwrap().0, sent);
    }
    let socket = WebSocket::fake();
    assert_eq!(
        reason(socket.close(1000, &"r".repeat(124))),
        "SyntaxError: WebSocket close reason must not be longer than 123 bytes when UTF-8 encoded."
    );
    socket.close(1000, "first").unwrap();
    socket.close(4000, "second").unwrap();
    assert_eq!(socket.closed().unwrap().1, "first");
}

#[test]
fn an_attachment_has_a_type_and_a_limit() {
    let socket = WebSocket::fake();
    assert_eq!(socket.deserialize_attachment::<String>().unwrap(), None);
    socket.serialize_attachment(&7).unwrap();
    assert_eq!(socket.deserialize_attachment::<i64>().unwrap(), Some(7));
    assert!(
        socket
            .deserialize_attachment::<String>()
            .unwrap_err()
            .is_invalid()
    );
    assert_eq!(
        reason(socket.serialize_attachment(&"a".repeat(16 * 1024))),
        "the attachment is larger than 16384 bytes"
    );
}
