//! A title on a card, as it is shown where somebody shares a link.

use crate::{
    Context,
    encode::encode,
    fit::fill,
    generated::routes::card,
    picture::{Picture, Refusal},
    problem,
    title::{FONT, LINE_HEIGHT, Title},
};
use bimetal::Error;
use image::{DynamicImage, RgbaImage};
use resvg::{
    render,
    tiny_skia::{IntSize, Pixmap, Transform},
    usvg::{Options, Tree, fontdb},
};
use std::{
    fmt::Write,
    sync::{Arc, LazyLock},
};

/// What `og:image` asks for.
const SIZE: (u32, u32) = (1200, 630);

/// Beside a title.
const MARGIN: f32 = 80.0;

/// Serves the route `card`, where TypeScript has it neither in its cache nor the client in its own.
pub async fn serve(req: card::Request, cx: Context) -> card::Result {
    let background = match req.query.image {
        None => None,
        Some(id) => {
            let Some(found) = cx.env.images.get(&id).await? else {
                return Ok(card::NotFound(problem::no_image(&id)));
            };
            let bytes = found.body.bytes().await?;
            let filled =
                Picture::read(&bytes, &cx.env.limits).and_then(|picture| fill(&picture, SIZE));
            match filled {
                Ok(image) => Some(image),
                Err(refusal) => return Ok(refuse(refusal)),
            }
        }
    };
    let card = draw(&req.query.title, background)?;
    Ok(card::Ok(encode(card, req.locals.format)?))
}

fn refuse(refusal: Refusal) -> card::Reply {
    match refusal {
        Refusal::TooLarge { .. } => card::PayloadTooLarge(refusal.into()),
        Refusal::Unknown | Refusal::Damaged(_) => card::UnprocessableEntity(refusal.into()),
    }
}

/// Draws a title on an image of the card's size, or on a plain ground.
fn draw(title: &str, background: Option<DynamicImage>) -> Result<DynamicImage, Error> {
    let (width, height) = SIZE;
    let svg = to_svg(title, background.is_some());
    let tree = Tree::from_str(&svg, &OPTIONS)?;
    let pixels = match background {
        Some(image) => image.into_rgba8().into_raw(),
        None => vec![0; width as usize * height as usize * 4],
    };
    let size = IntSize::from_wh(width, height);
    let mut pixmap = size
        .and_then(|size| Pixmap::from_vec(pixels, size))
        .expect("the image has the size of the card");
    render(&tree, Transform::identity(), &mut pixmap.as_mut());
    let drawn = RgbaImage::from_raw(width, height, pixmap.take());
    // Nothing shines through: the ground covers all.
    let drawn = drawn.expect("a pixmap has as many pixels as its size says");
    Ok(DynamicImage::ImageRgba8(drawn).into_rgb8().into())
}

fn to_svg(title: &str, over_image: bool) -> String {
    let (width, height) = SIZE;
    let title = Title::lay_out(
        title,
        width as f32 - 2.0 * MARGIN,
        height as f32 - 2.0 * MARGIN,
    );
    let ground = if over_image {
        r##"fill="#000" fill-opacity="0.55""##
    } else {
        r##"fill="#172554""##
    };
    let size = title.size;
    let line_height = size * LINE_HEIGHT;
    let top = (height as f32 - line_height * title.lines.len() as f32) / 2.0;
    let mut svg = format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">
<rect width="100%" height="100%" {ground}/>
<rect width="100%" height="12" fill="#f97316"/>
<g fill="#fff" font-size="{size}">
"##
    );
    for (index, line) in title.lines.iter().enumerate() {
        // Where a line of capitals is in the middle of its height.
        let baseline = top + line_height * index as f32 + size * 0.96;
        // Writing to a `String` cannot fail.
        let _ = writeln!(
            svg,
            r#"<text x="{MARGIN}" y="{baseline}">{}</text>"#,
            escape(line)
        );
    }
    svg.push_str("</g></svg>");
    svg
}

/// Text as it stands in an SVG: markup in it is no more than text.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// The one font that there is. Nothing is loaded that an SVG names.
static OPTIONS: LazyLock<Options<'static>> = LazyLock::new(|| {
    let mut options = Options::default();
    options
        .fontdb_mut()
        .load_font_source(fontdb::Source::Binary(Arc::new(FONT)));
    if let Some(face) = options.fontdb.faces().next()
        && let Some((family, _)) = face.families.first()
    {
        options.font_family = family.clone();
    }
    options
});

#[cfg(test)]
mod tests;
