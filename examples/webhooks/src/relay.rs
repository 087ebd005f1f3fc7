//! What happens to webhooks beside requests: they come out of the queue, and are sent, and sent again.

use crate::{
    Context,
    generated::schemas::Hook,
    log::{self, Due},
    payload,
};
use bimetal::{
    Error, Request,
    event::Scheduled,
    json::Value,
    queue::{Batch, Received},
};
use futures_util::future::join_all;

/// The queue of messages that could not be handled, as wrangler.toml has it.
const DEAD: &str = "bimetal-webhooks-dead";

/// Takes messages, all at once, so that none waits for another one's target. What fails comes again, and the error is for
/// the platform's log. Locally, all messages of its batch come again with it: what is done is in the log.
pub async fn consume(batch: Batch, cx: Context) -> Result<(), Error> {
    let is_dead = batch.queue() == DEAD;
    let messages = batch.messages().iter().map(async |message| {
        match is_dead {
            true => bury(message, &cx).await?,
            false => relay(message, &cx).await?,
        }
        message.ack();
        Ok(())
    });
    join_all(messages).await.into_iter().collect()
}

/// Sends again what is due.
pub async fn retry(event: Scheduled, cx: Context) -> Result<(), Error> {
    let due = log::claim(&cx.env, event.time_ms()).await?;
    let sent = due.iter().map(|due| send(due, &cx));
    join_all(sent).await.into_iter().collect()
}

async fn relay(message: &Received<Value>, cx: &Context) -> Result<(), Error> {
    let hook = cx.env.hooks.read(message)?;
    let rules = log::rules(&cx.env, &hook.tenant).await?;
    let rules = rules.ok_or_else(|| Error::new(format!("there is no tenant `{}`", hook.tenant)))?;
    let received = message.timestamp_ms();
    let payload = match payload::render(&hook, &rules) {
        Ok(payload) => payload,
        Err(errors) => return log::invalid(&cx.env, &hook, received, &errors).await,
    };
    // A message may come twice. What is in the log already has been sent, or is sent again by `retry`.
    if log::waiting(&cx.env, &hook, received, &payload).await? {
        let Hook { tenant, id, .. } = hook;
        let target = rules.target.to_string();
        send(
            &Due {
                tenant,
                id,
                payload,
                target,
            },
            cx,
        )
        .await?;
    }
    Ok(())
}

/// One attempt. Its end may get lost, so a target can be sent the same twice: it knows that by the id.
async fn send(due: &Due, cx: &Context) -> Result<(), Error> {
    let request = Request::new("POST", &due.target)
        .header("content-type", "application/json")
        .header("webhook-id", &due.id)
        .body(due.payload.clone());
    match cx.fetch(request).await {
        Ok(response) if (200..300).contains(&response.status()) => {
            log::delivered(&cx.env, due).await
        }
        Ok(response) => {
            let status = format!("the target answered {}", response.status());
            log::missed(&cx.env, due, status).await
        }
        Err(error) => log::missed(&cx.env, due, error.to_string()).await,
    }
}

/// Puts what could not be handled into the log. What no tenant could have sent stands there without a name.
async fn bury(message: &Received<Value>, cx: &Context) -> Result<(), Error> {
    let hook = match cx.env.hooks.read(message) {
        Ok(hook) => hook,
        Err(error) => Hook {
            tenant: String::new(),
            id: message.id(),
            body: error.to_string(),
        },
    };
    log::dead(&cx.env, &hook, message.timestamp_ms()).await
}

#[cfg(test)]
mod tests;
