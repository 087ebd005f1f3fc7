//! A WebSocket that lives as long as its request.

use crate::{Context, generated::routes::*};
use bimetal::{
    Error, Response, WebSocket, WebSocketPair,
    web_socket::{Close, Event, Message},
};

pub async fn plain(_: plain::Request, cx: Context) -> plain::Result {
    let WebSocketPair { client, server } = WebSocketPair::new();
    server.accept()?;
    cx.wait_until(async move {
        if let Err(error) = listen(&server).await {
            // There may be nobody to be told.
            let _ = server.send(format!("failed: {error}"));
        }
    })?;
    Ok(plain::Response(Response::web_socket(client)))
}

async fn listen(socket: &WebSocket) -> Result<(), Error> {
    let mut events = socket.events();
    while let Some(event) = events.next().await {
        match event? {
            Event::Message(Message::Text(text)) if text == "stop" => return Ok(()),
            Event::Message(Message::Text(text)) if text == "fail" => {
                return Err(Error::new("as asked"));
            }
            Event::Message(Message::Text(text)) => socket.send(text.to_uppercase())?,
            Event::Message(Message::Bytes(mut bytes)) => {
                bytes.reverse();
                socket.send_bytes(bytes)?;
            }
            Event::Close(Close { .. }) => {}
        }
    }
    Ok(())
}
