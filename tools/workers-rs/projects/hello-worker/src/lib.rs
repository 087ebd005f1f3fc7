//! The Worker: its events, and the routes of its requests.

mod files;
mod notes;
mod origin;
mod request;
mod response;

use worker::*;

/// What handlers are given beside a request: the parts of its path, the bindings, and the context as `data`.
type Route = RouteContext<Context>;

#[event(fetch)]
async fn fetch(req: Request, env: Env, ctx: Context) -> Result<Response> {
    Router::with_data(ctx)
        .get("/", |_, _| Response::ok("Hello, World!"))
        .get("/request", request::describe)
        .post_async("/sum", request::sum)
        .post_async("/length", request::length)
        .get("/hello/:name", response::hello)
        .get("/count/:to", response::count)
        .get_async("/notes/:name", notes::read)
        .put_async("/notes/:name", notes::write)
        .get_async("/files/*path", files::download)
        .put_async("/files/*path", files::upload)
        .get_async("/origin", origin::ask)
        .get("/origin/instead", origin::let_answer)
        .run(req, env)
        .await
}

#[event(queue)]
async fn queue(batch: MessageBatch<notes::Change>, env: Env, _ctx: Context) -> Result<()> {
    notes::count_changes(batch, env).await
}
