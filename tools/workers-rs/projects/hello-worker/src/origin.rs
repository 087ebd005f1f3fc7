//! Another server.

use crate::Route;
use serde::Serialize;
use worker::{Fetch, Request, Response, Result};

#[derive(Serialize)]
struct Answer {
    status: u16,
    content_type: Option<String>,
    text: String,
}

/// A subrequest: its answer is a response, too.
pub async fn ask(_: Request, ctx: Route) -> Result<Response> {
    let url = ctx.var("ORIGIN")?.to_string().parse()?;
    let mut answer = Fetch::Url(url).send().await?;
    Response::from_json(&Answer {
        status: answer.status_code(),
        content_type: answer.headers().get("content-type")?,
        text: answer.text().await?,
    })
}

/// What is behind the Worker answers the request if the Worker cannot.
pub fn let_answer(_: Request, ctx: Route) -> Result<Response> {
    ctx.data.pass_through_on_exception();
    panic!("the origin may answer")
}
