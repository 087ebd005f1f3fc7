//! Keeping an image.

use crate::{
    Context,
    generated::{routes::upload_image, schemas::Image},
    picture::{Picture, Refusal},
};
use bimetal::bucket::PutOptions;

/// Serves the route `uploadImage`. What a list or a thumbnail must know of an image is kept beside it.
pub async fn upload(req: upload_image::Request, cx: Context) -> upload_image::Result {
    let bytes = req.body.image.bytes;
    let picture = match Picture::read(&bytes, &cx.env.limits) {
        Ok(picture) => picture,
        Err(refusal) => return Ok(refuse(refusal)),
    };
    let (width, height) = picture.size();
    let options = PutOptions::new()
        .content_type(format!("image/{}", picture.format.as_str()))
        .custom("width", width.to_string())
        .custom("height", height.to_string())
        .custom("alpha", picture.has_alpha.to_string());
    let id = req.locals.id;
    cx.env.images.put_with(&id, &bytes, &options).await?;
    Ok(upload_image::Created(Image {
        id,
        format: picture.format,
        width: width.into(),
        height: height.into(),
        size: bytes.len() as i64,
    }))
}

fn refuse(refusal: Refusal) -> upload_image::Reply {
    match refusal {
        Refusal::TooLarge { .. } => upload_image::PayloadTooLarge(refusal.into()),
        Refusal::Unknown | Refusal::Damaged(_) => upload_image::UnprocessableEntity(refusal.into()),
    }
}

#[cfg(test)]
mod tests;
