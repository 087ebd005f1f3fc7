use std::cell::Cell;
use std::time::Duration;
use worker::*;

#[event(fetch)]
async fn main(req: Request, env: Env, _ctx: Context) -> Result<Response> {
    let path = req.path();
    let name = path.split('/').nth(1).unwrap_or_default();
    env.durable_object("COUNTER")?
        .get_by_name(name)?
        .fetch_with_request(req)
        .await
}

#[durable_object]
pub struct Counter {
    state: State,
    /// Requests since this object was made.
    seen: Cell<u32>,
}

impl DurableObject for Counter {
    fn new(state: State, _env: Env) -> Self {
        Self {
            state,
            seen: Cell::new(0),
        }
    }

    async fn fetch(&self, req: Request) -> Result<Response> {
        self.seen.set(self.seen.get() + 1);
        let path = req.path();
        match path.split('/').nth(2).unwrap_or_default() {
            "add" => {
                let count = self.count().await? + 1;
                self.state.storage().put("count", count).await?;
                Response::ok(count.to_string())
            }
            "seen" => Response::ok(self.seen.get().to_string()),
            "later" => {
                self.state
                    .storage()
                    .set_alarm(Duration::from_millis(10))
                    .await?;
                Response::ok("later")
            }
            "ring" => Response::ok(
                self.state
                    .storage()
                    .get::<String>("rang")
                    .await?
                    .unwrap_or_default(),
            ),
            "socket" => {
                let pair = WebSocketPair::new()?;
                self.state.accept_web_socket(&pair.server);
                Response::from_websocket(pair.client)
            }
            "wait" => {
                Delay::from(Duration::from_millis(300)).await;
                Response::ok("waited")
            }
            "panic" => {
                Delay::from(Duration::from_millis(10)).await;
                panic!("in the object")
            }
            _ => Response::error("no such path", 404),
        }
    }

    async fn alarm(&self) -> Result<Response> {
        let count = self.count().await?;
        self.state
            .storage()
            .put("rang", format!("at {count}"))
            .await?;
        Response::empty()
    }

    async fn websocket_message(
        &self,
        ws: WebSocket,
        message: WebSocketIncomingMessage,
    ) -> Result<()> {
        match message {
            WebSocketIncomingMessage::String(text) => {
                ws.send_with_str(format!("{} {text}", self.count().await?))
            }
            WebSocketIncomingMessage::Binary(bytes) => ws.send_with_bytes(bytes),
        }
    }

    async fn websocket_close(&self, _: WebSocket, _: usize, _: String, _: bool) -> Result<()> {
        Ok(())
    }
}

impl Counter {
    async fn count(&self) -> Result<u32> {
        Ok(self.state.storage().get("count").await?.unwrap_or(0))
    }
}
