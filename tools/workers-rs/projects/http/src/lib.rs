use http::{Response, StatusCode};
use std::future::Future;
use worker::{event, Context, Env, HttpRequest, Result};

#[event(fetch)]
async fn fetch(req: HttpRequest, env: Env, _ctx: Context) -> Result<Response<String>> {
    let path = req.uri().path().to_owned();
    let agent = req
        .headers()
        .get("x-agent")
        .and_then(|value| value.to_str().ok())
        .unwrap_or("nobody");
    let text = movable(remember(env, path, agent.to_owned())).await?;
    Ok(Response::builder()
        .status(StatusCode::OK)
        .header("x-served-by", "rust")
        .body(text)?)
}

/// What a server that may run on several threads asks of a future.
fn movable<T>(future: impl Future<Output = T> + Send) -> impl Future<Output = T> + Send {
    future
}

#[worker::send]
async fn remember(env: Env, path: String, agent: String) -> Result<String> {
    let cache = env.kv("CACHE")?;
    let before = cache.get(&path).text().await?;
    cache.put(&path, agent)?.execute().await?;
    Ok(before.unwrap_or_else(|| "first".to_owned()))
}
