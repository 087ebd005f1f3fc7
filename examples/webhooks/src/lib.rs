//! The Rust half of the webhook relay: what has come is checked and rendered as its tenant wants it, sent, and sent again.

#[path = "../generated/mod.rs"]
mod generated;

mod log;
mod payload;
mod relay;

generated::serve! {
    functions: { check_rules: payload::check_rules },
    events: { queue: relay::consume, scheduled: relay::retry },
}
