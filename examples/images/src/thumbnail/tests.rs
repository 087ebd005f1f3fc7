use crate::generated::schemas::Format;
use crate::{
    ROUTES,
    generated::env::Env,
    picture::Picture,
    samples::{BLUE, GREEN, LIMITS, RED, WHITE, assert_colors, file, png_bomb, sample},
};
use bimetal::test::{TestAnswer, TestClient, TestContext, block_on};

/// Asks about `tea`, which has these bytes.
fn get(bytes: &[u8], query: &str) -> TestAnswer {
    let env = Env::fake();
    block_on(env.images.put("tea", bytes)).unwrap();
    TestClient::new(ROUTES, TestContext::new(env))
        .with_locals("thumbnail", r#"{"format":"png"}"#)
        .get(&format!("/images/tea/thumbnail{query}"))
}

#[test]
fn a_thumbnail_is_as_the_query_wants_it() {
    let bytes = file(&sample(800, 400), Format::Jpeg);
    for (query, size) in [
        ("", (320, 160)),
        ("?width=80", (80, 40)),
        ("?width=160&height=160&fit=cover", (160, 160)),
    ] {
        let answer = get(&bytes, query);
        assert_eq!(answer.status(), 200);
        let picture = Picture::read(answer.bytes(), &LIMITS).unwrap();
        assert_eq!((picture.format, picture.size()), (Format::Png, size));
        let image = picture.decode(size).unwrap();
        assert_colors(&image, [RED, GREEN, BLUE, WHITE]);
    }
}

#[test]
fn only_a_few_sizes_are_made() {
    let bytes = file(&sample(8, 4), Format::Png);
    for query in [
        "?width=81",
        "?width=0",
        "?height=1281",
        "?fit=stretch",
        "?format=gif",
    ] {
        assert_eq!(get(&bytes, query).status(), 400, "{query}");
    }
}

#[test]
fn what_cannot_be_decoded_is_told() {
    let whole = file(&sample(800, 400), Format::Png);
    let damaged = get(&whole[..whole.len() / 2], "");
    assert_eq!(damaged.status(), 422);
    assert!(
        damaged.text().contains("The image is damaged: "),
        "{}",
        damaged.text()
    );
    assert_eq!(get(&png_bomb(5000, 5000), "").status(), 413);
}

#[test]
fn an_image_that_is_not_there() {
    let client = TestClient::new(ROUTES, TestContext::new(Env::fake()))
        .with_locals("thumbnail", r#"{"format":"png"}"#);
    let answer = client.get("/images/tea/thumbnail");
    assert_eq!(answer.status(), 404);
    assert!(answer.text().contains("There is no image `tea`."));
}
