use serde::{Deserialize, Serialize};
use worker::*;

#[derive(Deserialize, Serialize)]
struct Greeting {
    text: String,
    visits: u32,
}

#[event(fetch)]
async fn main(req: Request, env: Env, _ctx: Context) -> Result<Response> {
    Router::new()
        .get("/", |_, _| Response::ok("hello"))
        .get_async("/hello/:name", hello)
        .post_async("/greetings/:name", |mut req, ctx| async move {
            let Some(name) = ctx.param("name") else {
                return Response::error("no name", 400);
            };
            let greeting: Greeting = req.json().await?;
            ctx.kv("VISITS")?
                .put(name, greeting.visits)?
                .execute()
                .await?;
            Ok(Response::from_json(&greeting)?.with_status(201))
        })
        .run(req, env)
        .await
}

async fn hello(_: Request, ctx: RouteContext<()>) -> Result<Response> {
    let name = ctx.param("name").map_or("world", String::as_str);
    let visits = ctx.kv("VISITS")?;
    let count = visits
        .get(name)
        .text()
        .await?
        .and_then(|text| text.parse::<u32>().ok())
        .unwrap_or(0)
        + 1;
    visits.put(name, count)?.execute().await?;
    Response::from_json(&Greeting {
        text: format!("hello, {name}"),
        visits: count,
    })
}
