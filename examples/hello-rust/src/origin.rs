//! Another server.

use crate::{
    Context,
    generated::{
        routes::{instead, origin},
        schemas::OriginOk,
    },
};
use bimetal::Request;

/// A subrequest: its answer is a response, too.
pub async fn ask(_: origin::Request, cx: Context) -> origin::Result {
    let answer = cx.fetch(Request::get(&cx.env.origin)).await?;
    Ok(origin::Ok(OriginOk {
        status: answer.status().into(),
        content_type: answer.header("content-type"),
        text: answer.text().await?,
    }))
}

/// What is behind the Worker answers the request if the Worker cannot.
pub async fn let_answer(_: instead::Request, cx: Context) -> instead::Result {
    cx.pass_through_on_exception()?;
    panic!("the origin may answer")
}
