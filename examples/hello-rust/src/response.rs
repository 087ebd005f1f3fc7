//! What a response may be.

use crate::{
    Context,
    generated::{
        routes::{count, hello},
        schemas::HelloOkHeaders,
    },
};
use bimetal::Body;
use futures_util::stream;

/// A status, a header and a text.
pub async fn hello(req: hello::Request, _: Context) -> hello::Result {
    let text = format!("Hello, {}.", req.params.name);
    let content_language = "en".into();
    Ok(hello::Ok(text, HelloOkHeaders { content_language }))
}

/// A line a number, each made when the client can take it.
pub async fn count(req: count::Request, _: Context) -> count::Result {
    let lines = (1..=req.params.to).map(|number| Ok(format!("{number}\n").into_bytes()));
    Ok(count::Ok(Body::stream(stream::iter(lines))))
}
