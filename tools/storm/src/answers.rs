//! The routes of `answers.ts` in Rust.

use crate::{Context, generated::routes::*, generated::schemas::AskedStatus};
use bimetal::Body;

pub async fn headers(
    req: answers_rust_headers::Request,
    _: Context,
) -> answers_rust_headers::Result {
    use answers_rust_headers::{Found, NoContent, Ok};
    let headers = req.body.headers;
    Result::Ok(match req.body.status {
        AskedStatus::N200 => Ok(Body::from("streamed"), headers),
        AskedStatus::N204 => NoContent(headers),
        AskedStatus::N302 => Found("/elsewhere".into(), headers),
    })
}
