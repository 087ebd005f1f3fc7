//! An image made smaller.

use crate::{
    Context,
    encode::encode,
    fit::shrink,
    generated::{routes::thumbnail, schemas::Edge},
    picture::{Picture, Refusal},
    problem,
};

/// Serves the route `thumbnail`, where TypeScript has it neither in its cache nor the client in its own.
pub async fn serve(req: thumbnail::Request, cx: Context) -> thumbnail::Result {
    let id = req.params.id;
    let Some(found) = cx.env.images.get(&id).await? else {
        return Ok(thumbnail::NotFound(problem::no_image(&id)));
    };
    let bytes = found.body.bytes().await?;
    let edge = |edge: Edge| edge.as_i64() as u32;
    let size = (edge(req.query.width), req.query.height.map(edge));
    let shrunk = Picture::read(&bytes, &cx.env.limits)
        .and_then(|picture| shrink(&picture, size, req.query.fit));
    match shrunk {
        Ok(image) => Ok(thumbnail::Ok(encode(image, req.locals.format)?)),
        Err(refusal) => Ok(refuse(refusal)),
    }
}

fn refuse(refusal: Refusal) -> thumbnail::Reply {
    match refusal {
        Refusal::TooLarge { .. } => thumbnail::PayloadTooLarge(refusal.into()),
        Refusal::Unknown | Refusal::Damaged(_) => thumbnail::UnprocessableEntity(refusal.into()),
    }
}

#[cfg(test)]
mod tests;
