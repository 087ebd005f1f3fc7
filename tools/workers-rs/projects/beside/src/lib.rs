//! A Worker of the `worker` crate, some of whose routes have moved to a contract.

#[path = "../generated/mod.rs"]
mod generated;

use bimetal::serve::Service;
use generated::env::Env;
use generated::routes::{read_note, write_note};
use generated::schemas::Note;
use worker::{Context as WorkerContext, Request, Response, Result, Router, event};

generated::serve! { read_note, write_note }

thread_local! {
    static MOVED: Service<Env> = Service::new(ROUTES);
}

async fn read_note(req: read_note::Request, cx: Context) -> read_note::Result {
    let Some(text) = cx.env.notes.get(&req.params.name).await? else {
        return Ok(read_note::NotFound("no such note".to_owned()));
    };
    let words = text.trim_start_matches('*');
    let stars = (text.len() - words.len()) as i64;
    Ok(read_note::Ok(Note { text: words.to_owned(), stars }))
}

async fn write_note(req: write_note::Request, cx: Context) -> write_note::Result {
    let Note { text, stars } = req.body;
    let text = "*".repeat(usize::try_from(stars)?) + &text;
    cx.env.notes.put(&req.params.name, text).await?;
    Ok(write_note::NoContent)
}

#[event(fetch)]
async fn fetch(req: Request, env: worker::Env, ctx: WorkerContext) -> Result<Response> {
    let moved = MOVED.with(Clone::clone);
    if moved.serves(&req) {
        return moved.fetch(req, env, ctx).await;
    }
    Router::new()
        .get("/", |_, _| Response::ok("notes"))
        .get_async("/stars/:name", |_, ctx| async move {
            let name = ctx.param("name").map_or("", String::as_str);
            let text = ctx.kv("NOTES")?.get(name).text().await?.unwrap_or_default();
            Response::ok(text.chars().take_while(|&letter| letter == '*').collect::<String>())
        })
        .run(req, env)
        .await
}
