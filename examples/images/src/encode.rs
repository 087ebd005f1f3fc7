//! An image as the bytes of a file.

use crate::generated::schemas::Format;
use bimetal::Error;
use image::{
    DynamicImage, ImageEncoder, RgbImage,
    codecs::{
        png::{CompressionType, FilterType, PngEncoder},
        webp::WebPEncoder,
    },
};
use jpeg_encoder::{ColorType, Encoder as JpegEncoder, SamplingFactor};

/// 0 to 100.
const JPEG_QUALITY: u8 = 80;

/// The bytes of a file with an image. A JPEG has white where something would shine through.
pub fn encode(image: DynamicImage, format: Format) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    let (width, height, color) = (image.width(), image.height(), image.color().into());
    match format {
        Format::Jpeg => {
            // Thumbnails and cards are far smaller than what a JPEG may be.
            let (width, height) = (width as u16, height as u16);
            let mut encoder = JpegEncoder::new(&mut bytes, JPEG_QUALITY);
            encoder.set_sampling_factor(SamplingFactor::R_4_2_0);
            encoder.set_optimized_huffman_tables(true);
            encoder.encode(&flatten(image), width, height, ColorType::Rgb)?;
        }
        Format::Png => {
            // Half of what the fastest makes of a card: it is made once, and sent often.
            let (compression, filter) = (CompressionType::Default, FilterType::Adaptive);
            let encoder = PngEncoder::new_with_quality(&mut bytes, compression, filter);
            encoder.write_image(image.as_bytes(), width, height, color)?;
        }
        Format::Webp => {
            let encoder = WebPEncoder::new_lossless(&mut bytes);
            encoder.write_image(image.as_bytes(), width, height, color)?;
        }
    }
    Ok(bytes)
}

fn flatten(image: DynamicImage) -> RgbImage {
    if !image.color().has_alpha() {
        return image.into_rgb8();
    }
    let image = image.into_rgba8();
    RgbImage::from_fn(image.width(), image.height(), |x, y| {
        let [red, green, blue, alpha] = image.get_pixel(x, y).0;
        let over_white =
            |color: u8| (255 - (255 - u16::from(color)) * u16::from(alpha) / 255) as u8;
        image::Rgb([red, green, blue].map(over_white))
    })
}

#[cfg(test)]
mod tests;
