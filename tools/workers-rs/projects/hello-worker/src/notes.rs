//! Notes, in KV. Whoever changes one says so to a queue, after the response.

use crate::Route;
use serde::{Deserialize, Serialize};
use worker::{console_error, Env, MessageBatch, MessageExt, Request, Response, Result};

#[derive(Deserialize, Serialize)]
struct Note {
    text: String,
}

#[derive(Deserialize, Serialize)]
pub struct Change {
    name: String,
}

pub async fn read(_: Request, ctx: Route) -> Result<Response> {
    match ctx.kv("NOTES")?.get(name(&ctx)).json::<Note>().await? {
        Some(note) => Response::from_json(&note),
        None => Response::error("There is no such note.", 404),
    }
}

pub async fn write(mut req: Request, ctx: Route) -> Result<Response> {
    let Ok(note) = req.json::<Note>().await else {
        return Response::error("A note is JSON with a text.", 400);
    };
    let name = name(&ctx).to_owned();
    ctx.kv("NOTES")?.put(&name, note)?.execute().await?;

    let changes = ctx.env.queue("CHANGES")?;
    ctx.data.wait_until(async move {
        if let Err(error) = changes.send(Change { name }).await {
            console_error!("{error}");
        }
    });
    Ok(Response::empty()?.with_status(204))
}

/// Counts the changes of each note. After an error the messages come again.
pub async fn count_changes(batch: MessageBatch<Change>, env: Env) -> Result<()> {
    let notes = env.kv("NOTES")?;
    for message in batch.messages()? {
        let key = format!("changes:{}", message.body().name);
        let count = notes.get(&key).json::<u32>().await?.unwrap_or(0);
        notes.put(&key, count + 1)?.execute().await?;
        message.ack();
    }
    Ok(())
}

fn name(ctx: &Route) -> &str {
    ctx.param("name").map_or("", String::as_str)
}
