use super::*;
use crate::peak::peak_of;
use crate::samples::{
    BLUE, GREEN, LIMITS, RED, WHITE, assert_colors, file, glass, jpeg, png_bomb, quarters, sample,
};

fn read(bytes: &[u8]) -> Result<Picture<'_>, Refusal> {
    Picture::read(bytes, &LIMITS)
}

/// As it is shown, in full.
fn decode(bytes: &[u8]) -> Result<DynamicImage, Refusal> {
    let picture = read(bytes)?;
    Ok(picture.upright(picture.decode(picture.size())?))
}

#[test]
fn bytes_say_what_a_file_is() {
    let image = sample(8, 6);
    for format in [Format::Jpeg, Format::Png, Format::Webp] {
        let bytes = file(&image, format);
        let picture = read(&bytes).unwrap();
        assert_eq!((picture.format, picture.size()), (format, (8, 6)));
    }
    for bytes in [
        &b""[..],
        b"GIF89a\x01\0\x01\0",
        b"<svg/>",
        b"\xff",
        b"\x89PN",
    ] {
        assert_eq!(read(bytes).err(), Some(Refusal::Unknown), "{bytes:?}");
    }
}

#[test]
fn what_shines_through_is_known() {
    for format in [Format::Png, Format::Webp] {
        assert!(read(&file(&glass(8, 8), format)).unwrap().has_alpha);
    }
    assert!(!read(&file(&sample(8, 8), Format::Png)).unwrap().has_alpha);
    assert!(!read(&file(&glass(8, 8), Format::Jpeg)).unwrap().has_alpha);
}

#[test]
fn a_photograph_is_shown_upright() {
    let (r, g, b, w) = (RED, GREEN, BLUE, WHITE);
    // How red, green, blue and white lie in a file that says how it is turned.
    for (orientation, lying) in [
        (1, [r, g, b, w]),
        (2, [g, r, w, b]),
        (3, [w, b, g, r]),
        (4, [b, w, r, g]),
        (5, [r, b, g, w]),
        (6, [g, w, r, b]),
        (7, [w, g, b, r]),
        (8, [b, r, w, g]),
    ] {
        let lies_on_its_side = orientation >= 5;
        let (width, height) = if lies_on_its_side { (32, 64) } else { (64, 32) };
        let bytes = jpeg(&quarters(width, height, lying), Some(orientation));
        let picture = read(&bytes).unwrap();
        assert_eq!(picture.size(), (64, 32), "orientation {orientation}");
        let shown = decode(&bytes).unwrap();
        assert_eq!((shown.width(), shown.height()), (64, 32));
        assert_colors(&shown, [r, g, b, w]);
    }
}

#[test]
fn an_orientation_that_is_none_turns_nothing() {
    for orientation in [0, 9, 255] {
        let bytes = jpeg(
            &quarters(16, 8, [RED, GREEN, BLUE, WHITE]),
            Some(orientation),
        );
        assert_eq!(read(&bytes).unwrap().size(), (16, 8));
    }
}

#[test]
fn a_jpeg_is_decoded_to_what_is_needed() {
    let bytes = jpeg(&quarters(640, 320, [RED, GREEN, BLUE, WHITE]), None);
    for (least, width) in [
        ((80, 40), 80),
        ((81, 41), 160),
        ((300, 150), 320),
        ((2000, 1000), 640),
    ] {
        let picture = read(&bytes).unwrap();
        let decoded = picture.decode(least).unwrap();
        assert_eq!(decoded.width(), width, "{least:?}");
        assert_colors(&decoded, [RED, GREEN, BLUE, WHITE]);
    }
}

#[test]
fn a_head_is_enough_to_refuse_what_is_too_large() {
    let refusal = |width, height| read(&png_bomb(width, height)).err();
    let size = (50_000, 50_000);
    assert_eq!(
        refusal(size.0, size.1),
        Some(Refusal::TooLarge {
            size,
            megapixels: 13
        })
    );
    assert_eq!(refusal(13_000, 1000), None);
    assert!(matches!(
        refusal(13_001, 1000),
        Some(Refusal::TooLarge { .. })
    ));
}

#[test]
fn every_kind_of_png_becomes_colours_of_eight_bits() {
    use png::{BitDepth::*, ColorType::*};
    let width = 8;
    for (color, depth, bits) in [
        (Grayscale, One, 1),
        (Grayscale, Sixteen, 16),
        (GrayscaleAlpha, Eight, 16),
        (Rgb, Sixteen, 48),
        (Rgba, Eight, 32),
        (Rgba, Sixteen, 64),
        (Indexed, Two, 2),
    ] {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, width, 1);
        encoder.set_color(color);
        encoder.set_depth(depth);
        if color == Indexed {
            encoder.set_palette(vec![0, 0, 0, 85, 85, 85, 170, 170, 170, 255, 255, 255]);
            encoder.set_trns(vec![255, 255, 255, 0]);
        }
        let mut writer = encoder.write_header().unwrap();
        writer
            .write_image_data(&vec![255; (width * bits / 8) as usize])
            .unwrap();
        drop(writer);
        let decoded = decode(&bytes).unwrap();
        assert_colors(&decoded, [WHITE; 4]);
        let has_alpha = matches!(color, GrayscaleAlpha | Rgba | Indexed);
        assert_eq!(decoded.color().has_alpha(), has_alpha, "{color:?}");
        assert_eq!(read(&bytes).unwrap().has_alpha, has_alpha, "{color:?}");
    }
}

#[test]
fn inks_become_colours() {
    let inks = [
        [0, 0, 0, 0],
        [0, 255, 255, 0],
        [255, 0, 255, 0],
        [0, 0, 0, 255],
    ];
    let pixels: Vec<u8> = (0..16 * 16)
        .flat_map(|at| inks[usize::from(at % 16 >= 8) + 2 * usize::from(at / 16 >= 8)])
        .collect();
    for color in [
        jpeg_encoder::ColorType::Cmyk,
        jpeg_encoder::ColorType::CmykAsYcck,
    ] {
        let mut bytes = Vec::new();
        let encoder = jpeg_encoder::Encoder::new(&mut bytes, 100);
        encoder.encode(&pixels, 16, 16, color).unwrap();
        assert_colors(&decode(&bytes).unwrap(), [WHITE, RED, GREEN, [0; 3]]);
    }
}

#[test]
fn what_ends_early_is_damaged() {
    for format in [Format::Png, Format::Webp, Format::Jpeg] {
        let bytes = file(&noise(), format);
        for end in [bytes.len() / 2, 40] {
            let refusal = decode(&bytes[..end]).err();
            assert!(
                matches!(refusal, Some(Refusal::Damaged(_))),
                "{format:?} to {end}: {refusal:?}"
            );
        }
    }
}

#[test]
fn damage_is_never_worse_than_a_refusal() {
    let mut random = Random(1);
    for format in [Format::Png, Format::Webp, Format::Jpeg] {
        let whole = file(&noise(), format);
        for _ in 0..500 {
            let mut bytes = whole.clone();
            for _ in 0..=random.below(3) {
                let at = random.below(bytes.len());
                bytes[at] = random.below(256) as u8;
            }
            bytes.truncate(bytes.len() - random.below(2) * random.below(bytes.len()));
            // A head that was damaged may say to be large, which here costs time.
            let _ = Picture::read(&bytes, &Limits { megapixels: 1 })
                .and_then(|picture| picture.decode((8, 8)));
        }
    }
}

/// What cannot be made smaller, so that every byte of a file counts.
fn noise() -> DynamicImage {
    let mut random = Random(7);
    image::RgbImage::from_fn(24, 20, |_, _| {
        image::Rgb([(); 3].map(|()| random.below(256) as u8))
    })
    .into()
}

/// The same numbers each time.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }
}

/// Files of some pixels for each kind of file, and how many bytes a pixel is said to take.
fn kinds() -> Vec<(&'static str, i64, Vec<u8>)> {
    // Narrow: natively the decoder would make pixels of a wide JPEG in threads, whose memory is not counted here.
    let (width, height) = (256, 1000);
    let rgb = sample(width, height).into_rgb8().into_raw();
    let inks = vec![100; (width * height * 4) as usize];
    let jpeg = |color, progressive, pixels: &[u8]| {
        let mut bytes = Vec::new();
        let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, 90);
        encoder.set_sampling_factor(jpeg_encoder::SamplingFactor::R_4_4_4);
        encoder.set_progressive(progressive);
        let (width, height) = (width as u16, height as u16);
        encoder.encode(pixels, width, height, color).unwrap();
        bytes
    };
    let wide = DynamicImage::ImageRgba16(sample(width, height).into_rgba16());
    let mut png = Vec::new();
    wide.write_to(&mut Cursor::new(&mut png), ImageFormat::Png)
        .unwrap();
    vec![
        (
            "JPEG",
            USUAL,
            jpeg(jpeg_encoder::ColorType::Rgb, false, &rgb),
        ),
        (
            "progressive JPEG",
            USUAL,
            jpeg(jpeg_encoder::ColorType::Rgb, true, &rgb),
        ),
        (
            "JPEG of inks",
            11,
            jpeg(jpeg_encoder::ColorType::Cmyk, true, &inks),
        ),
        ("PNG", USUAL, png),
        (
            "WebP without loss",
            USUAL,
            file(&sample(width, height), Format::Webp),
        ),
        (
            "WebP without loss, with alpha",
            USUAL,
            file(&glass(width, height), Format::Webp),
        ),
        ("WebP", USUAL, include_bytes!("tests/lossy.webp").to_vec()),
        (
            "WebP with alpha",
            11,
            include_bytes!("tests/lossy-alpha.webp").to_vec(),
        ),
        (
            "animated WebP",
            12,
            include_bytes!("tests/animated.webp").to_vec(),
        ),
    ]
}

#[test]
fn decoding_takes_no_more_than_the_limit_counts_with() {
    for (kind, bytes_each, bytes) in kinds() {
        let (width, height) = read(&bytes).unwrap().size();
        let pixels = i64::from(width) * i64::from(height);
        // As a large one is decoded: of a JPEG, half of each edge.
        let (image, peak) = peak_of(|| {
            let half = (width / 2, height / 2);
            read(&bytes).unwrap().decode(half).unwrap()
        });
        assert!(image.width() == width || image.width() == width / 2);
        let tables = 100_000;
        assert!(
            peak as i64 <= bytes_each * pixels + tables,
            "{kind}: {} bytes for each pixel",
            peak as i64 / pixels
        );
    }
}

#[test]
fn of_what_takes_more_fewer_pixels_are_allowed() {
    for (kind, bytes_each, bytes) in kinds() {
        // A limit of as few millions as there can be.
        let allowed = |megapixels| Picture::read(&bytes, &Limits { megapixels }).is_ok();
        assert!(allowed(2), "{kind}");
        assert_eq!(allowed(1), bytes_each == USUAL, "{kind}");
    }
}

#[test]
fn a_large_jpeg_is_never_decoded_in_full() {
    let bytes = jpeg(&quarters(2500, 2000, [RED, GREEN, BLUE, WHITE]), Some(6));
    let picture = read(&bytes).unwrap();
    let decoded = picture.decode(picture.size()).unwrap();
    assert_eq!((decoded.width(), decoded.height()), (1250, 1000));
}
