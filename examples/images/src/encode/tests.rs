use super::*;
use crate::samples::{BLUE, GREEN, RED, WHITE, assert_colors, glass, sample};
use image::ImageFormat;

fn decode(bytes: &[u8]) -> DynamicImage {
    crate::picture::Picture::read(bytes, &crate::samples::LIMITS)
        .and_then(|picture| picture.decode(picture.size()))
        .unwrap()
}

#[test]
fn every_format_has_the_image() {
    let grays = DynamicImage::from(sample(32, 16).into_luma8());
    for (format, magic) in [
        (Format::Jpeg, ImageFormat::Jpeg),
        (Format::Png, ImageFormat::Png),
        (Format::Webp, ImageFormat::WebP),
    ] {
        let bytes = encode(sample(32, 16), format).unwrap();
        assert_eq!(image::guess_format(&bytes).unwrap(), magic);
        assert_colors(&decode(&bytes), [RED, GREEN, BLUE, WHITE]);
        let bytes = encode(grays.clone(), format).unwrap();
        assert_colors(&decode(&bytes), crate::samples::colors(&grays));
    }
}

#[test]
fn a_jpeg_has_white_where_something_would_shine_through() {
    let image = decode(&encode(glass(32, 32), Format::Jpeg).unwrap());
    assert_colors(&image, [GREEN, [127, 255, 127], GREEN, [127, 255, 127]]);
    let image = decode(&encode(glass(32, 32), Format::Png).unwrap());
    assert_eq!(image.into_rgba8().get_pixel(24, 0).0, [0, 255, 0, 128]);
}
