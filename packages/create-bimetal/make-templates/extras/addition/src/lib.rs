//! The routes that Rust serves. One that is missing is a compile error.

#[path = "../generated/mod.rs"]
mod generated;

use generated::{routes::greet, schemas::Greeting};

generated::serve! { greet }

async fn greet(req: greet::Request, _: Context) -> greet::Result {
    let text = format!("Hello, {}, from Rust.", req.params.name);
    let text = if req.query.shout {
        text.to_uppercase()
    } else {
        text
    };
    Ok(greet::Ok(Greeting { text }))
}

#[cfg(test)]
mod tests;
