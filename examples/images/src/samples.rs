//! Files with images, which the tests make.

use crate::generated::{env::Limits, schemas::Format};
use image::{DynamicImage, GenericImageView, Rgb, RgbImage, Rgba, RgbaImage};
use jpeg_encoder::{ColorType, Encoder};

pub const RED: [u8; 3] = [255, 0, 0];
pub const GREEN: [u8; 3] = [0, 255, 0];
pub const BLUE: [u8; 3] = [0, 0, 255];
pub const WHITE: [u8; 3] = [255, 255, 255];

/// What `wrangler.toml` allows.
pub const LIMITS: Limits = Limits { megapixels: 13 };

/// A quarter of each colour, in the order of reading.
pub fn quarters(width: u32, height: u32, colors: [[u8; 3]; 4]) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        Rgb(colors[usize::from(x >= width / 2) + 2 * usize::from(y >= height / 2)])
    })
}

/// Red, green, blue and white.
pub fn sample(width: u32, height: u32) -> DynamicImage {
    quarters(width, height, [RED, GREEN, BLUE, WHITE]).into()
}

/// Green on the left, and half of it shines through on the right.
pub fn glass(width: u32, height: u32) -> DynamicImage {
    RgbaImage::from_fn(width, height, |x, _| {
        Rgba([0, 255, 0, if x < width / 2 { 255 } else { 128 }])
    })
    .into()
}

/// A PNG or a WebP, without loss.
pub fn file(image: &DynamicImage, format: Format) -> Vec<u8> {
    crate::encode::encode(image.clone(), format).unwrap()
}

/// A JPEG without visible loss, and with an orientation of Exif.
pub fn jpeg(image: &RgbImage, orientation: Option<u8>) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 100);
    if let Some(orientation) = orientation {
        encoder.add_exif_metadata(&exif(orientation)).unwrap();
    }
    let (width, height) = (image.width() as u16, image.height() as u16);
    encoder
        .encode(image, width, height, ColorType::Rgb)
        .unwrap();
    bytes
}

/// One entry of a big-endian TIFF.
fn exif(orientation: u8) -> Vec<u8> {
    let head = b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0";
    [head.as_slice(), &[orientation, 0, 0, 0, 0, 0, 0]].concat()
}

/// A PNG of a few bytes that says to be so large.
pub fn png_bomb(width: u32, height: u32) -> Vec<u8> {
    let header = [width.to_be_bytes(), height.to_be_bytes()].concat();
    let header = [header.as_slice(), &[8, 6, 0, 0, 0]].concat();
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    for (name, data) in [
        (b"IHDR", header),
        (b"IDAT", vec![0x78, 0x9c]),
        (b"IEND", vec![]),
    ] {
        let chunk = [name.as_slice(), &data].concat();
        bytes.extend((data.len() as u32).to_be_bytes());
        bytes.extend(&chunk);
        bytes.extend(crc(&chunk).to_be_bytes());
    }
    bytes
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc: u32, _| {
            (crc >> 1) ^ (0xedb8_8320 * (crc & 1))
        })
    })
}

/// The colours in the middle of each quarter, in the order of reading; of what shines through as if it did not.
pub fn colors(image: &DynamicImage) -> [[u8; 3]; 4] {
    let (width, height) = image.dimensions();
    [(1, 1), (3, 1), (1, 3), (3, 3)].map(|(x, y)| {
        let Rgba([red, green, blue, _]) = image.get_pixel(width * x / 4, height * y / 4);
        [red, green, blue]
    })
}

/// Asserts that an image has nearly these colours: a JPEG's are never the same.
#[track_caller]
pub fn assert_colors(image: &DynamicImage, expected: [[u8; 3]; 4]) {
    let found = colors(image);
    let near = |a: &u8, b: &u8| a.abs_diff(*b) <= 4;
    let pairs = found.as_flattened().iter().zip(expected.as_flattened());
    assert!(
        pairs.into_iter().all(|(a, b)| near(a, b)),
        "{found:?} is not {expected:?}"
    );
}
