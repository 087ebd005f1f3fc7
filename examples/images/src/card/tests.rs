use super::*;
use crate::{
    generated::schemas::Format,
    samples::{BLUE, GREEN, LIMITS, RED, WHITE, assert_colors, file, sample},
};
use image::{GenericImageView, Rgba};

fn draw_plain(title: &str) -> DynamicImage {
    draw(title, None).unwrap()
}

/// How many pixels have the colour of a title.
fn count_white(card: &DynamicImage) -> usize {
    card.pixels()
        .filter(|(_, _, pixel)| pixel.0[..3] == WHITE)
        .count()
}

/// Where a title stands: its left, top, right and bottom.
fn ink(card: &DynamicImage) -> (u32, u32, u32, u32) {
    card.pixels()
        .filter(|(_, _, pixel)| pixel.0[..3] == WHITE)
        .fold(
            (u32::MAX, u32::MAX, 0, 0),
            |(left, top, right, bottom), (x, y, _)| {
                (left.min(x), top.min(y), right.max(x), bottom.max(y))
            },
        )
}

#[test]
fn a_card_shows_its_title() {
    let card = draw_plain("Tea");
    assert_eq!(card.dimensions(), SIZE);
    let (left, top, right, bottom) = ink(&card);
    assert!(left.abs_diff(80) < 20 && right > 250, "{left} to {right}");
    // Capitals stand in the middle.
    assert!((top + bottom).abs_diff(630) < 12, "{top} to {bottom}");
    assert!(count_white(&draw_plain("Tea and cake")) > count_white(&card));
    assert_eq!(count_white(&draw_plain("")), 0);
}

#[test]
fn a_title_stays_within_its_margins() {
    for title in [
        "W".repeat(200),
        "jgÅẞ".repeat(50),
        "one two three four five ".repeat(8),
    ] {
        let (left, top, right, bottom) = ink(&draw_plain(&title));
        assert!(
            left >= 75 && right <= 1125 && top >= 60 && bottom <= 570,
            "{title}: {:?}",
            (left, top, right, bottom)
        );
    }
}

#[test]
fn markup_in_a_title_is_text() {
    let title = r##"</text><rect width="1200" height="630" fill="#fff"/><text>&amp;]]>"##;
    let svg = to_svg(title, false);
    assert!(!svg.contains("fill=\"#fff\"/><text>&amp;]"));
    let tree = Tree::from_str(&svg, &OPTIONS).unwrap();
    // The two grounds, and the group of the title.
    assert_eq!(tree.root().children().len(), 3);
    assert!(count_white(&draw_plain(title)) < 200_000);
    let found = text_of(&svg);
    assert_eq!(found.replace(' ', ""), title.replace(' ', ""));
}

/// What the SVG says to whoever reads its text.
fn text_of(svg: &str) -> String {
    let texts = svg.split("<text ").skip(1).map(|text| {
        let text = text
            .split_once('>')
            .unwrap()
            .1
            .split_once("</text>")
            .unwrap()
            .0;
        text.replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&")
    });
    texts.collect()
}

#[test]
fn no_title_fails() {
    for title in [
        "🍵",
        "\u{0}\u{1}\u{fffe}",
        "\u{202e}abc",
        "a\u{301}\u{301}\u{301}",
        "茶",
        "\r\n",
        "]]>",
        "&#0;",
        "&lt;",
    ] {
        assert_eq!(draw_plain(title).dimensions(), SIZE, "{title:?}");
    }
}

#[test]
fn an_image_is_behind_the_title_and_darker() {
    let bytes = file(&sample(600, 315), Format::Png);
    let picture = Picture::read(&bytes, &LIMITS).unwrap();
    let card = draw("", Some(fill(&picture, SIZE).unwrap())).unwrap();
    let darker = |color: [u8; 3]| color.map(|value| (f32::from(value) * 0.45) as u8);
    assert_colors(&card, [RED, GREEN, BLUE, WHITE].map(darker));
    assert_eq!(card.get_pixel(600, 5), Rgba([0xf9, 0x73, 0x16, 255]));
}
