//! What a request brings.

use crate::Route;
use futures_util::TryStreamExt;
use serde::{Deserialize, Serialize};
use worker::{Request, Response, Result};

#[derive(Serialize)]
struct Description {
    method: String,
    path: String,
    agent: Option<String>,
    country: Option<String>,
}

/// Its method, path and headers, and what Cloudflare knows of it.
pub fn describe(req: Request, _: Route) -> Result<Response> {
    Response::from_json(&Description {
        method: req.method().to_string(),
        path: req.path(),
        agent: req.headers().get("user-agent")?,
        country: req.cf().and_then(|cf| cf.country()),
    })
}

#[derive(Deserialize)]
struct Numbers {
    numbers: Vec<i64>,
}

#[derive(Serialize)]
struct Sum {
    sum: i64,
}

/// A body as JSON.
pub async fn sum(mut req: Request, _: Route) -> Result<Response> {
    match req.json::<Numbers>().await {
        Ok(Numbers { numbers }) => Response::from_json(&Sum {
            sum: numbers.iter().sum(),
        }),
        Err(error) => Response::error(error.to_string(), 400),
    }
}

/// A body as it comes, which is never whole in memory.
pub async fn length(mut req: Request, _: Route) -> Result<Response> {
    let mut body = req.stream()?;
    let mut length = 0;
    while let Some(chunk) = body.try_next().await? {
        length += chunk.len();
    }
    Response::ok(length.to_string())
}
