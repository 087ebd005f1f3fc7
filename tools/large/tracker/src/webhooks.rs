//! `/webhooks`: who is told of what happens.

use crate::{
    Context,
    generated::{
        routes::{webhooks_create, webhooks_deliver, webhooks_list},
        schemas::{HookEvent, Webhook},
    },
    samples::{now, problem},
};

pub async fn list(_: webhooks_list::Request, _: Context) -> webhooks_list::Result {
    Ok(webhooks_list::Ok(vec![Webhook {
        id: 1,
        url: "https://example.com/hook".into(),
        events: vec![HookEvent::IssueCreated],
        headers: [("x-from", "tracker".to_owned())].into(),
        active: true,
        created_at: now(),
    }]))
}

pub async fn create(req: webhooks_create::Request, _: Context) -> webhooks_create::Result {
    let new = req.body;
    Ok(webhooks_create::Created(Webhook {
        id: 1,
        url: new.url,
        events: new.events,
        headers: new.headers,
        active: true,
        created_at: now(),
    }))
}

pub async fn deliver(req: webhooks_deliver::Request, _: Context) -> webhooks_deliver::Result {
    if req.params.id != 1 {
        let detail = format!("There is no webhook {}.", req.params.id);
        return Ok(webhooks_deliver::NotFound(problem(
            404,
            "Not Found",
            detail,
        )));
    }
    Ok(webhooks_deliver::Accepted(req.body))
}
