use serde::{Deserialize, Serialize};
use worker::*;

#[derive(Debug, Deserialize, Serialize)]
struct Job {
    name: String,
    /// How often it fails before it is done.
    fails: usize,
}

#[event(fetch)]
async fn fetch(mut req: Request, env: Env, _ctx: Context) -> Result<Response> {
    match req.method() {
        Method::Post => {
            let job: Job = req.json().await?;
            env.queue("JOBS")?.send(&job).await?;
            Ok(Response::empty()?.with_status(202))
        }
        _ => {
            let name = req.path();
            match env.kv("DONE")?.get(&name[1..]).text().await? {
                Some(text) => Response::ok(text),
                None => Response::error("not done", 404),
            }
        }
    }
}

#[event(queue)]
async fn queue(batch: MessageBatch<Job>, env: Env, _ctx: Context) -> Result<()> {
    let kv = env.kv("DONE")?;
    for message in batch.messages()? {
        let Job { name, fails } = message.body();
        let attempts = format!("attempts-at-{name}");
        let attempt = kv
            .get(&attempts)
            .text()
            .await?
            .map_or(1, |text| text.len() + 1);
        kv.put(&attempts, "I".repeat(attempt))?.execute().await?;
        if name == "wrong" {
            return Err(Error::RustError("a job that cannot be done".into()));
        }
        if attempt > *fails {
            kv.put(name, format!("attempt {attempt}"))?
                .execute()
                .await?;
            message.ack();
        } else {
            message.retry();
        }
    }
    Ok(())
}

#[event(scheduled)]
async fn scheduled(event: ScheduledEvent, env: Env, _ctx: ScheduleContext) {
    if let Err(error) = note(&env, &event.cron()).await {
        console_error!("{error}");
    }
}

async fn note(env: &Env, cron: &str) -> Result<()> {
    Ok(env.kv("DONE")?.put("cron", cron)?.execute().await?)
}
