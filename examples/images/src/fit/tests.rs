use super::*;
use crate::generated::schemas::Format;
use crate::samples::{
    BLUE, GREEN, LIMITS, RED, WHITE, assert_colors, file, glass, jpeg, quarters, sample,
};

fn shrunk(bytes: &[u8], size: (u32, Option<u32>), fit: Fit) -> DynamicImage {
    shrink(&Picture::read(bytes, &LIMITS).unwrap(), size, fit).unwrap()
}

#[test]
fn an_image_has_the_size_that_fits() {
    use Fit::{Contain, Cover};
    for (own, size, fit, expected) in [
        ((400, 200), (160, None), Contain, (160, 80)),
        ((400, 200), (160, None), Cover, (160, 80)),
        ((400, 200), (160, Some(160)), Contain, (160, 80)),
        ((200, 400), (160, Some(160)), Contain, (80, 160)),
        ((400, 200), (160, Some(160)), Cover, (160, 160)),
        ((400, 200), (80, Some(160)), Cover, (80, 160)),
        // Never larger than it was.
        ((100, 50), (160, None), Contain, (100, 50)),
        ((100, 50), (160, Some(160)), Contain, (100, 50)),
        ((100, 50), (160, Some(160)), Cover, (50, 50)),
        ((100, 50), (160, Some(80)), Cover, (100, 50)),
        // Never nothing.
        ((2000, 1), (80, None), Contain, (80, 1)),
        ((1, 2000), (80, Some(80)), Contain, (1, 80)),
        ((1, 1), (1280, Some(80)), Cover, (1, 1)),
    ] {
        let image = shrunk(&file(&sample(own.0, own.1), Format::Png), size, fit);
        assert_eq!(
            (image.width(), image.height()),
            expected,
            "{own:?} in {size:?}, {fit:?}"
        );
    }
}

#[test]
fn every_format_keeps_its_colours_and_lies_upright() {
    let turned = jpeg(&quarters(200, 400, [GREEN, WHITE, RED, BLUE]), Some(6));
    let image = sample(400, 200);
    for bytes in [
        file(&image, Format::Png),
        file(&image, Format::Webp),
        file(&image, Format::Jpeg),
        turned,
    ] {
        let contained = shrunk(&bytes, (80, None), Fit::Contain);
        assert_eq!((contained.width(), contained.height()), (80, 40));
        assert_colors(&contained, [RED, GREEN, BLUE, WHITE]);
        let covered = shrunk(&bytes, (80, Some(160)), Fit::Cover);
        assert_eq!((covered.width(), covered.height()), (80, 160));
        assert_colors(&covered, [RED, GREEN, BLUE, WHITE]);
    }
}

#[test]
fn what_is_beside_the_shape_is_cut_off_on_both_sides() {
    // Red, then green and blue in the middle, then white.
    let stripes = image::RgbImage::from_fn(400, 100, |x, _| {
        image::Rgb([RED, GREEN, BLUE, WHITE][(x / 100) as usize])
    });
    let bytes = file(&stripes.into(), Format::Png);
    let middle = shrunk(&bytes, (160, Some(80)), Fit::Cover);
    assert_eq!((middle.width(), middle.height()), (160, 80));
    assert_colors(&middle, [GREEN, BLUE, GREEN, BLUE]);
}

#[test]
fn what_shines_through_has_no_other_colour_at_its_edge() {
    let hole = image::RgbaImage::from_fn(100, 100, |x, _| {
        // Behind the hole it is red, which nobody may see.
        image::Rgba(if x < 47 {
            [0, 255, 0, 255]
        } else {
            [255, 0, 0, 0]
        })
    });
    let image = shrunk(&file(&hole.into(), Format::Webp), (80, None), Fit::Contain).into_rgba8();
    assert!(image.pixels().all(|pixel| pixel.0[3] < 8 || pixel.0[0] < 8));
    let image = shrunk(
        &file(&glass(100, 100), Format::Png),
        (80, None),
        Fit::Contain,
    )
    .into_rgba8();
    assert_eq!(
        (image.get_pixel(20, 20).0, image.get_pixel(60, 20).0[3]),
        ([0, 255, 0, 255], 128)
    );
}

#[test]
fn a_card_is_filled_also_by_what_is_small() {
    let bytes = file(&sample(40, 40), Format::Png);
    let filled = fill(&Picture::read(&bytes, &LIMITS).unwrap(), (120, 60)).unwrap();
    assert_eq!((filled.width(), filled.height()), (120, 60));
    assert_colors(&filled, [RED, GREEN, BLUE, WHITE]);
}
