//! An image in another size.

use crate::{
    generated::schemas::Fit,
    picture::{Picture, Refusal},
};
use fast_image_resize::{
    MulDiv, PixelTrait, ResizeOptions, Resizer,
    images::TypedImage,
    pixels::{U8, U8x2, U8x3, U8x4},
};
use image::{
    DynamicImage::{self, ImageLuma8, ImageLumaA8, ImageRgb8, ImageRgba8},
    ImageBuffer, Pixel,
};

/// How much more a JPEG is decoded to than is wanted: enough that nobody sees the difference.
const REDUCING_GAP: f64 = 2.0;

/// An image that is at most so large, and never larger than it was.
pub fn shrink(
    picture: &Picture<'_>,
    (width, height): (u32, Option<u32>),
    fit: Fit,
) -> Result<DynamicImage, Refusal> {
    let (own_width, own_height) = picture.size();
    let by_width = f64::from(width) / f64::from(own_width);
    let by_height = height.map(|height| f64::from(height) / f64::from(own_height));
    match (fit, height, by_height) {
        (Fit::Cover, Some(height), Some(by_height)) => {
            // An image that does not fill the shape fills a smaller one.
            let shape = 1_f64.min(1.0 / by_width.max(by_height));
            fill(picture, (scale(width, shape), scale(height, shape)))
        }
        _ => {
            let by = 1_f64.min(by_width).min(by_height.unwrap_or(1.0));
            let size = (scale(own_width, by), scale(own_height, by));
            resize(picture, size, size, &ResizeOptions::new())
        }
    }
}

/// An image that fills a shape, larger than it was if it must be; what is beside the shape is cut off on both sides alike.
pub fn fill(picture: &Picture<'_>, size: (u32, u32)) -> Result<DynamicImage, Refusal> {
    let (own_width, own_height) = picture.size();
    let by_width = f64::from(size.0) / f64::from(own_width);
    let by_height = f64::from(size.1) / f64::from(own_height);
    let by = by_width.max(by_height);
    let whole = (scale(own_width, by), scale(own_height, by));
    let options = ResizeOptions::new().fit_into_destination(None);
    resize(picture, size, whole, &options)
}

/// `whole`: how large all of the image would be, when what is cut off is not.
fn resize(
    picture: &Picture<'_>,
    size: (u32, u32),
    whole: (u32, u32),
    options: &ResizeOptions,
) -> Result<DynamicImage, Refusal> {
    let least = (scale(whole.0, REDUCING_GAP), scale(whole.1, REDUCING_GAP));
    let (width, height) = picture.turn(size);
    let image = picture.decode(least)?;
    if (image.width(), image.height()) == (width, height) {
        return Ok(picture.upright(image));
    }
    let mut resized = DynamicImage::new(width, height, image.color());
    match (image, &mut resized) {
        (ImageLuma8(from), ImageLuma8(to)) => resample::<U8, _>(from, to, options),
        (ImageLumaA8(from), ImageLumaA8(to)) => resample::<U8x2, _>(from, to, options),
        (ImageRgb8(from), ImageRgb8(to)) => resample::<U8x3, _>(from, to, options),
        (ImageRgba8(from), ImageRgba8(to)) => resample::<U8x4, _>(from, to, options),
        _ => unreachable!("pictures are decoded to 8 bits for each colour"),
    }
    Ok(picture.upright(resized))
}

/// By the kind of pixels, so that the resizer has no others in the Worker.
fn resample<P: PixelTrait, C: Pixel<Subpixel = u8>>(
    mut from: ImageBuffer<C, Vec<u8>>,
    to: &mut ImageBuffer<C, Vec<u8>>,
    options: &ResizeOptions,
) {
    const WHOLE: &str = "an image has as many pixels as its size says";
    let (width, height) = from.dimensions();
    let mut from = TypedImage::<P>::from_buffer(width, height, &mut from).expect(WHOLE);
    let (width, height) = to.dimensions();
    let mut to = TypedImage::<P>::from_buffer(width, height, to).expect(WHOLE);
    // What shines through counts less. In place, as the resizer would make a copy of all pixels.
    let weigh = MulDiv::new();
    if C::HAS_ALPHA {
        weigh.multiply_alpha_inplace_typed(&mut from).expect(ALPHA);
    }
    let options = options.use_alpha(false);
    Resizer::new()
        .resize_typed(&from, &mut to, &options)
        .expect("a shape is within its image");
    if C::HAS_ALPHA {
        weigh.divide_alpha_inplace_typed(&mut to).expect(ALPHA);
    }
}

/// Why pixels can be weighed.
const ALPHA: &str = "these pixels have alpha";

fn scale(edge: u32, by: f64) -> u32 {
    ((f64::from(edge) * by).round() as u32).max(1)
}

#[cfg(test)]
mod tests;
