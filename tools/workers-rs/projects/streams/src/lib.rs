use futures_util::{stream, StreamExt};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use worker::*;

#[event(fetch)]
async fn main(req: Request, env: Env, _ctx: Context) -> Result<Response> {
    Router::new()
        .get("/count/:to", |_, ctx| {
            let to: u32 = ctx
                .param("to")
                .and_then(|text| text.parse().ok())
                .unwrap_or(0);
            Response::from_stream(stream::iter(1..=to).then(|number| async move {
                Delay::from(Duration::from_millis(1)).await;
                Ok::<_, Error>(format!("{number}\n").into_bytes())
            }))
        })
        .post_async("/length", |mut req, _| async move {
            let mut body = req.stream()?;
            let mut length = 0;
            while let Some(chunk) = body.next().await {
                length += chunk?.len();
            }
            Response::ok(length.to_string())
        })
        .post_async("/ask/:port", |mut req, ctx| async move {
            let port = ctx
                .param("port")
                .and_then(|text| text.parse().ok())
                .unwrap_or(0);
            let mut socket = Socket::builder().connect("127.0.0.1", port)?;
            socket.write_all(&req.bytes().await?).await?;
            socket.shutdown().await?;
            let mut answer = String::new();
            socket.read_to_string(&mut answer).await?;
            Response::ok(answer)
        })
        .get("/echo", |_, _| {
            let pair = WebSocketPair::new()?;
            let server = pair.server;
            server.accept()?;
            wasm_bindgen_futures::spawn_local(async move {
                let Ok(mut events) = server.events() else {
                    return;
                };
                while let Some(Ok(event)) = events.next().await {
                    match event {
                        WebsocketEvent::Message(message) => {
                            let text = message.text().unwrap_or_default();
                            if server.send_with_str(format!("you said {text}")).is_err() {
                                return;
                            }
                        }
                        WebsocketEvent::Close(_) => return,
                    }
                }
            });
            Response::from_websocket(pair.client)
        })
        .run(req, env)
        .await
}
