use super::*;
use qrcodegen::QrCodeEcc;

fn code() -> QrCode {
    QrCode::encode_text("https://sho.rt/home", QrCodeEcc::Medium).expect("it is short")
}

fn chunks(margin: i32, size: u32) -> Vec<Vec<u8>> {
    let chunks = PngChunks::new(code(), margin, size).expect("the head can be written");
    chunks
        .map(|chunk| chunk.expect("memory can be written to"))
        .collect()
}

/// The width, and whether each pixel is dark.
fn decode(png: &[u8]) -> (u32, Vec<bool>) {
    let mut decoder = png::Decoder::new(io::Cursor::new(png));
    decoder.set_transformations(png::Transformations::EXPAND);
    let mut reader = decoder.read_info().expect("a head");
    let mut pixels = vec![0; reader.output_buffer_size().expect("it is small")];
    let info = reader.next_frame(&mut pixels).expect("a picture");
    assert_eq!(info.width, info.height);
    (
        info.width,
        pixels.into_iter().map(|pixel| pixel == 0).collect(),
    )
}

#[test]
fn the_picture_is_the_code_in_its_margin() {
    let (size, dark) = decode(&chunks(4, 256).concat());
    assert_eq!(size, 256);
    let code = code();
    // 25 modules and a margin of 4 on each side: 7 pixels each, and what is left over goes around.
    let (module, offset) = (7, 40);
    for (at, &dark) in (0_i32..).zip(&dark) {
        let (x, y) = (at % 256 - offset, at / 256 - offset);
        assert_eq!(
            dark,
            code.get_module(x.div_euclid(module), y.div_euclid(module)),
            "at {x}, {y}"
        );
    }
}

#[test]
fn a_module_is_never_less_than_a_pixel() {
    let (size, dark) = decode(&chunks(4, 1).concat());
    assert_eq!(size, 33);
    assert!(dark[33 * 4 + 4], "the finder's corner");
}

#[test]
fn the_picture_comes_in_bands() {
    let chunks = chunks(4, 256);
    assert_eq!(chunks.len(), 4);
    assert!(chunks.iter().all(|chunk| !chunk.is_empty()));
    assert!(chunks[0].starts_with(b"\x89PNG"));
    assert!(chunks[3].ends_with(b"IEND\xaeB`\x82"));
}
