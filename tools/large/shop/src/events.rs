//! `/webhooks`: what the payment provider tells.

use crate::{
    Context,
    generated::{
        routes::{webhooks_payment, webhooks_replay},
        schemas::{PaymentEvent, Seen},
    },
    problem::problem,
};
use bimetal::json::Record;

pub async fn payment(req: webhooks_payment::Request, _: Context) -> webhooks_payment::Result {
    if req.headers.x_signature != "0badcafe" {
        let refused = problem(401, "Unauthorized", "The signature is another.".into());
        return Ok(webhooks_payment::Unauthorized(refused));
    }
    Ok(webhooks_payment::NoContent)
}

pub async fn replay(req: webhooks_replay::Request, _: Context) -> webhooks_replay::Result {
    let seen = req.body.events;
    let mut by_type = Record::new();
    for event in &seen {
        let count = by_type.get(kind(event)).copied().unwrap_or(0);
        by_type.insert(kind(event), count + 1);
    }
    Ok(webhooks_replay::Ok(Seen { seen, by_type }))
}

fn kind(event: &PaymentEvent) -> &'static str {
    match event {
        PaymentEvent::PaymentAuthorized(_) => "authorized",
        PaymentEvent::PaymentCaptured(_) => "captured",
        PaymentEvent::PaymentFailed(_) => "failed",
        PaymentEvent::DisputeOpened(_) => "disputed",
    }
}
