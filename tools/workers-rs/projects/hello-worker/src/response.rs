//! What a response may be.

use crate::Route;
use futures_util::{stream, StreamExt};
use std::time::Duration;
use worker::{Delay, Error, Request, Response, Result};

/// A status, a header and a text.
pub fn hello(_: Request, ctx: Route) -> Result<Response> {
    let name = ctx.param("name").map_or("", String::as_str);
    Response::builder()
        .with_status(200)
        .with_header("content-language", "en")?
        .ok(format!("Hello, {name}."))
}

/// A line a number, each sent when it is there.
pub fn count(_: Request, ctx: Route) -> Result<Response> {
    let to = ctx.param("to").and_then(|text| text.parse::<u8>().ok());
    let Some(to) = to else {
        return Response::error("Count to a number up to 255.", 400);
    };
    Response::from_stream(stream::iter(1..=to).then(|number| async move {
        Delay::from(Duration::from_millis(10)).await;
        Ok::<_, Error>(format!("{number}\n"))
    }))
}
