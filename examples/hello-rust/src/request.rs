//! What a request brings.

use crate::{
    Context,
    generated::{
        routes::{describe, length, sum},
        schemas::{DescribeOk, SumOk},
    },
};
use bimetal::json;

/// Its headers, which the contract declares, and what else is known of it.
pub async fn describe(req: describe::Request, cx: Context) -> describe::Result {
    let request = cx.request()?;
    let cf = request.cf();
    let country = cf.get("country").and_then(json::Value::as_str);
    Ok(describe::Ok(DescribeOk {
        method: request.method(),
        url: request.url(),
        agent: req.headers.user_agent,
        country: country.map(str::to_owned),
    }))
}

/// A body as JSON, which is what the contract says before a handler is called.
pub async fn sum(req: sum::Request, _: Context) -> sum::Result {
    let sum = req.body.numbers.iter().sum();
    Ok(sum::Ok(SumOk { sum }))
}

/// A body as it comes, which is never whole in memory.
pub async fn length(req: length::Request, _: Context) -> length::Result {
    let mut chunks = req.body.chunks()?;
    let mut length = 0;
    while let Some(chunk) = chunks.next().await {
        length += chunk?.len();
    }
    Ok(length::Ok(length.to_string()))
}
