//! The routes that Rust serves. One that is missing is a compile error.

#[path = "../generated/mod.rs"]
mod generated;

use generated::{routes::greet, schemas::Greeting};

generated::serve! { greet }

async fn greet(req: greet::Request, cx: Context) -> greet::Result {
    let name = &req.params.name;
    let before: i64 = match cx.env.visits.get(name).await? {
        Some(text) => text.parse()?,
        None => 0,
    };
    let visits = before + 1;
    cx.env.visits.put(name, visits.to_string()).await?;
    let text = format!("Hello, {name}.");
    let text = if req.query.shout {
        text.to_uppercase()
    } else {
        text
    };
    Ok(greet::Ok(Greeting { text, visits }))
}

#[cfg(test)]
mod tests;
