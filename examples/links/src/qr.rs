//! QR codes of short links, as SVG and as PNG.

use crate::{
    Context,
    generated::routes::{link_png, link_svg},
    png_chunks::PngChunks,
    problem,
};
use bimetal::{Body, Error};
use futures_util::stream;
use qrcodegen::{QrCode, QrCodeEcc};
use std::fmt::Write;

/// Serves the route `linkSvg`.
pub async fn svg(req: link_svg::Request, cx: Context) -> link_svg::Result {
    let Some(code) = code_of(&req.params.slug, &cx).await? else {
        return Ok(link_svg::NotFound(problem::no_link(&req.params.slug)));
    };
    let margin = req.query.margin.unwrap_or(cx.env.limits.qr.margin);
    Ok(link_svg::Ok(draw_svg(&code, margin as i32)))
}

/// Serves the route `linkPng`.
pub async fn png(req: link_png::Request, cx: Context) -> link_png::Result {
    let limits = &cx.env.limits.qr;
    let size = req.query.size;
    if size > limits.max_size {
        return Ok(link_png::UnprocessableEntity(problem::too_large(
            size,
            limits.max_size,
        )));
    }
    let Some(code) = code_of(&req.params.slug, &cx).await? else {
        return Ok(link_png::NotFound(problem::no_link(&req.params.slug)));
    };
    let margin = req.query.margin.unwrap_or(limits.margin);
    let chunks = PngChunks::new(code, margin as i32, size as u32)?;
    Ok(link_png::Ok(Body::stream(stream::iter(chunks))))
}

/// The code of a short link's own address, if there is such a link.
async fn code_of(slug: &str, cx: &Context) -> Result<Option<QrCode>, Error> {
    if cx.env.links.get(slug).await?.is_none() {
        return Ok(None);
    }
    let address = format!("{}/{slug}", origin(&cx.request()?.url()));
    Ok(Some(QrCode::encode_text(&address, QrCodeEcc::Medium)?))
}

/// `https://example.com` of `https://example.com/any/path`.
fn origin(url: &str) -> &str {
    let end = url
        .match_indices('/')
        .nth(2)
        .map_or(url.len(), |(at, _)| at);
    &url[..end]
}

/// One path, in which each run of dark modules in a row is a rectangle.
fn draw_svg(code: &QrCode, margin: i32) -> String {
    let size = code.size();
    let mut path = String::new();
    for y in 0..size {
        let mut x = 0;
        while x < size {
            let run = (x..size).take_while(|&x| code.get_module(x, y)).count() as i32;
            if run > 0 {
                // Writing to a `String` cannot fail.
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + margin, y + margin);
            }
            x += run.max(1);
        }
    }
    let width = size + 2 * margin;
    format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {width}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{width}v{width}H0z"/><path d="{path}"/></svg>"##
    )
}

#[cfg(test)]
mod tests;
