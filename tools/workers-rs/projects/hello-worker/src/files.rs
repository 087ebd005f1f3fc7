//! Files, in R2. Their bytes do not enter Wasm.

use crate::Route;
use worker::{Request, Response, Result};

pub async fn upload(req: Request, ctx: Route) -> Result<Response> {
    let Some(body) = req.inner().body() else {
        return Response::error("A file is a body.", 400);
    };
    let path = path(&ctx);
    ctx.bucket("FILES")?.put(path, body).execute().await?;
    Ok(Response::ok(path)?.with_status(201))
}

pub async fn download(_: Request, ctx: Route) -> Result<Response> {
    let found = ctx.bucket("FILES")?.get(path(&ctx)).execute().await?;
    match found.as_ref().and_then(|file| file.body()) {
        Some(body) => Response::from_body(body.response_body()?),
        None => Response::error("There is no such file.", 404),
    }
}

/// All that is behind `/files/`, with its slashes.
fn path(ctx: &Route) -> &str {
    ctx.param("path").map_or("", String::as_str)
}
