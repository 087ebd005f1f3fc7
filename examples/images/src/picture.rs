//! A file with an image. What it is, its bytes say; how large it is, is known before a pixel is decoded.

use crate::generated::{env::Limits, schemas::Format};
use image::{DynamicImage, ImageFormat, guess_format, metadata::Orientation};
use image_webp::WebPDecoder;
use jpeg_decoder::{Decoder as JpegDecoder, PixelFormat};
use png::{ColorType, Transformations};
use std::{fmt::Display, io::Cursor};

/// A file whose head was read.
pub struct Picture<'a> {
    bytes: &'a [u8],
    pub format: Format,
    /// In pixels, as they lie in the file.
    width: u32,
    height: u32,
    orientation: Orientation,
    /// Whether something may shine through.
    pub has_alpha: bool,
}

/// Why a file is not decoded.
#[derive(Debug, PartialEq)]
pub enum Refusal {
    /// It is something else.
    Unknown,
    /// It has more pixels than are decoded here.
    TooLarge { size: (u32, u32), megapixels: i64 },
    /// It ends early, or says what cannot be; and what the decoder says.
    Damaged(String),
}

/// Bytes that decoding takes at once for each pixel of most files: `LIMITS` counts with it.
const USUAL: i64 = 8;

/// Pixels of a JPEG that are all decoded. With what they are made of, they take up to 19 bytes each.
const LARGE: u64 = 4_000_000;

impl<'a> Picture<'a> {
    /// Reads the head of a file. No pixel is decoded, and no memory taken for any.
    pub fn read(bytes: &'a [u8], limits: &Limits) -> Result<Self, Refusal> {
        match guess_format(bytes) {
            Ok(ImageFormat::Jpeg) => read_jpeg(bytes, limits),
            Ok(ImageFormat::Png) => read_png(bytes, limits),
            Ok(ImageFormat::WebP) => read_webp(bytes, limits),
            _ => Err(Refusal::Unknown),
        }
    }

    /// Width and height, as it is shown.
    pub fn size(&self) -> (u32, u32) {
        self.turn((self.width, self.height))
    }

    /// Decodes it as it lies in the file: what is to be smaller is made so before it is turned. A JPEG may come in a half, a
    /// quarter or an eighth of its size, but in no less than `least`, as it is shown; a large one comes in a half at most.
    pub fn decode(&self, least: (u32, u32)) -> Result<DynamicImage, Refusal> {
        match self.format {
            Format::Jpeg => {
                let (width, height) = self.turn(least);
                let is_large = u64::from(self.width) * u64::from(self.height) > LARGE;
                let most = |edge: u32| if is_large { edge.div_ceil(2) } else { edge };
                let least = (width.min(most(self.width)), height.min(most(self.height)));
                decode_jpeg(self.bytes, least)
            }
            Format::Png => decode_png(self.bytes),
            Format::Webp => decode_webp(self.bytes),
        }
    }

    /// Turns what lies as it does in the file, to be shown.
    pub fn upright(&self, mut image: DynamicImage) -> DynamicImage {
        image.apply_orientation(self.orientation);
        image
    }

    /// A size as it lies in the file of one as it is shown, and the other way round.
    pub fn turn(&self, (width, height): (u32, u32)) -> (u32, u32) {
        use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
        match self.orientation {
            Rotate90 | Rotate90FlipH | Rotate270 | Rotate270FlipH => (height, width),
            _ => (width, height),
        }
    }
}

fn read_jpeg<'a>(bytes: &'a [u8], limits: &Limits) -> Result<Picture<'a>, Refusal> {
    let mut decoder = JpegDecoder::new(bytes);
    decoder.read_info().map_err(damaged)?;
    let info = decoder.info().ok_or_else(|| damaged("it has no frame"))?;
    let bytes_each = match info.pixel_format {
        PixelFormat::CMYK32 => 11,
        _ => USUAL,
    };
    refuse_large((info.width.into(), info.height.into()), bytes_each, limits)?;
    Ok(Picture {
        bytes,
        format: Format::Jpeg,
        width: info.width.into(),
        height: info.height.into(),
        orientation: read_orientation(decoder.exif_data()),
        has_alpha: false,
    })
}

/// The decoder leaves out pixels that nobody will see: it is the one that can.
fn decode_jpeg(bytes: &[u8], (width, height): (u32, u32)) -> Result<DynamicImage, Refusal> {
    let mut decoder = JpegDecoder::new(bytes);
    let least = |edge: u32| u16::try_from(edge).unwrap_or(u16::MAX);
    let (width, height) = decoder
        .scale(least(width), least(height))
        .map_err(damaged)?;
    let mut pixels = decoder.decode().map_err(damaged)?;
    let color = match decoder.info().map(|info| info.pixel_format) {
        Some(PixelFormat::L8) => ColorType::Grayscale,
        Some(PixelFormat::RGB24) => ColorType::Rgb,
        Some(PixelFormat::CMYK32) => {
            pixels = pixels.as_chunks().0.iter().flat_map(cmyk_to_rgb).collect();
            ColorType::Rgb
        }
        _ => return Err(damaged("more than 8 bits for a colour")),
    };
    to_image((width.into(), height.into()), color, pixels)
}

/// Of a file for printers, without a profile of their inks.
fn cmyk_to_rgb(&[c, m, y, k]: &[u8; 4]) -> [u8; 3] {
    let light = |ink: u8| 255 - u16::from(ink);
    [c, m, y].map(|ink| (light(ink) * light(k) / 255) as u8)
}

fn read_png<'a>(bytes: &'a [u8], limits: &Limits) -> Result<Picture<'a>, Refusal> {
    let mut decoder = png_decoder(bytes);
    // Before the decoder says, in its own words, that so much does not fit into Wasm.
    let head = decoder.read_header_info().map_err(damaged)?;
    refuse_large((head.width, head.height), USUAL, limits)?;
    let reader = decoder.read_info().map_err(damaged)?;
    let info = reader.info();
    Ok(Picture {
        bytes,
        format: Format::Png,
        width: info.width,
        height: info.height,
        orientation: read_orientation(info.exif_metadata.as_deref()),
        has_alpha: matches!(
            reader.output_color_type().0,
            ColorType::Rgba | ColorType::GrayscaleAlpha
        ),
    })
}

fn decode_png(bytes: &[u8]) -> Result<DynamicImage, Refusal> {
    let mut reader = png_decoder(bytes).read_info().map_err(damaged)?;
    let size = reader
        .output_buffer_size()
        .ok_or_else(|| damaged("too large"))?;
    let mut pixels = vec![0; size];
    let frame = reader.next_frame(&mut pixels).map_err(damaged)?;
    to_image((frame.width, frame.height), frame.color_type, pixels)
}

/// Colours of 8 bits, whatever they have in the file, so that each pixel takes at most four bytes.
fn png_decoder(bytes: &[u8]) -> png::Decoder<Cursor<&[u8]>> {
    let mut decoder = png::Decoder::new(Cursor::new(bytes));
    decoder.set_transformations(Transformations::normalize_to_color8());
    decoder.set_ignore_text_chunk(true);
    decoder.set_ignore_iccp_chunk(true);
    decoder
}

fn read_webp<'a>(bytes: &'a [u8], limits: &Limits) -> Result<Picture<'a>, Refusal> {
    let mut decoder = WebPDecoder::new(Cursor::new(bytes)).map_err(damaged)?;
    let (width, height) = decoder.dimensions();
    let bytes_each = match (decoder.is_animated(), decoder.has_alpha()) {
        (true, _) => 12,
        (false, true) if decoder.is_lossy() => 11,
        _ => USUAL,
    };
    refuse_large((width, height), bytes_each, limits)?;
    Ok(Picture {
        bytes,
        format: Format::Webp,
        width,
        height,
        orientation: read_orientation(decoder.exif_metadata().map_err(damaged)?.as_deref()),
        has_alpha: decoder.has_alpha(),
    })
}

fn decode_webp(bytes: &[u8]) -> Result<DynamicImage, Refusal> {
    let mut decoder = WebPDecoder::new(Cursor::new(bytes)).map_err(damaged)?;
    let size = decoder
        .output_buffer_size()
        .ok_or_else(|| damaged("too large"))?;
    let mut pixels = vec![0; size];
    decoder.read_image(&mut pixels).map_err(damaged)?;
    let color = if decoder.has_alpha() {
        ColorType::Rgba
    } else {
        ColorType::Rgb
    };
    to_image(decoder.dimensions(), color, pixels)
}

fn to_image(
    (width, height): (u32, u32),
    color: ColorType,
    pixels: Vec<u8>,
) -> Result<DynamicImage, Refusal> {
    use image::ImageBuffer;
    let image = match color {
        ColorType::Grayscale => {
            ImageBuffer::from_raw(width, height, pixels).map(DynamicImage::ImageLuma8)
        }
        ColorType::GrayscaleAlpha => {
            ImageBuffer::from_raw(width, height, pixels).map(DynamicImage::ImageLumaA8)
        }
        ColorType::Rgba => {
            ImageBuffer::from_raw(width, height, pixels).map(DynamicImage::ImageRgba8)
        }
        _ => ImageBuffer::from_raw(width, height, pixels).map(DynamicImage::ImageRgb8),
    };
    image.ok_or_else(|| damaged("too few pixels"))
}

/// `bytes`: how many decoding takes at once for each pixel. Of a file that takes more than usual, fewer pixels are allowed.
fn refuse_large(size: (u32, u32), bytes: i64, limits: &Limits) -> Result<(), Refusal> {
    let megapixels = limits.megapixels * USUAL / bytes;
    if i64::from(size.0) * i64::from(size.1) > megapixels * 1_000_000 {
        return Err(Refusal::TooLarge { size, megapixels });
    }
    Ok(())
}

fn read_orientation(exif: Option<&[u8]>) -> Orientation {
    exif.and_then(Orientation::from_exif_chunk)
        .unwrap_or(Orientation::NoTransforms)
}

fn damaged(error: impl Display) -> Refusal {
    Refusal::Damaged(error.to_string())
}

#[cfg(test)]
mod tests;
