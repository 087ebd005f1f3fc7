use crate::{
    ROUTES,
    generated::{env::Env, schemas::Format},
    samples::{BLUE, GREEN, RED, WHITE, file, glass, jpeg, png_bomb, quarters, sample},
};
use bimetal::{
    File,
    test::{TestAnswer, TestClient, TestContext, TestForm, block_on},
};

fn client() -> TestClient<Env> {
    TestClient::new(ROUTES, TestContext::new(Env::fake()))
        .with_locals("uploadImage", r#"{"id":"tea"}"#)
}

fn upload(client: &TestClient<Env>, bytes: Vec<u8>) -> TestAnswer {
    // What the client says of the file counts for nothing.
    let image = File {
        name: "cat.gif".into(),
        content_type: "text/html".into(),
        bytes,
    };
    client.send(
        TestForm::new()
            .file("image", &image)
            .request("POST", "/images"),
    )
}

#[test]
fn an_image_is_kept_with_what_its_bytes_say() {
    let client = client();
    let bytes = jpeg(&quarters(40, 80, [RED, GREEN, BLUE, WHITE]), Some(6));
    let answer = upload(&client, bytes.clone());
    let size = bytes.len();
    let expected =
        format!(r#"{{"id":"tea","format":"jpeg","width":80,"height":40,"size":{size}}}"#);
    assert_eq!((answer.status(), answer.text()), (201, expected.as_str()));

    let images = &client.context().context().env.images;
    let kept = block_on(images.get("tea")).unwrap().unwrap();
    let object = &kept.object;
    assert_eq!(
        object.http_metadata.content_type.as_deref(),
        Some("image/jpeg")
    );
    assert_eq!(
        (object.custom("width"), object.custom("alpha")),
        (Some("80"), Some("false"))
    );
    assert_eq!(block_on(kept.body.bytes()).unwrap(), bytes);
}

#[test]
fn every_format_is_kept() {
    for (format, name) in [
        (Format::Jpeg, "jpeg"),
        (Format::Png, "png"),
        (Format::Webp, "webp"),
    ] {
        let answer = upload(&client(), file(&sample(6, 4), format));
        assert!(
            answer
                .text()
                .contains(&format!(r#""format":"{name}","width":6,"height":4"#))
        );
    }
}

#[test]
fn what_shines_through_is_remembered() {
    let client = client();
    upload(&client, file(&glass(4, 4), Format::Webp));
    let images = &client.context().context().env.images;
    let kept = block_on(images.head("tea")).unwrap().unwrap();
    assert_eq!(kept.custom("alpha"), Some("true"));
}

#[test]
fn what_is_no_image_or_too_large_is_not_kept() {
    let damaged = file(&sample(6, 4), Format::Png)[..20].to_vec();
    for (bytes, status, detail) in [
        (
            b"<svg/>".to_vec(),
            422,
            "This is neither a PNG nor a JPEG nor a WebP.",
        ),
        (damaged, 422, "The image is damaged: "),
        (
            png_bomb(50_000, 50_000),
            413,
            "50000 × 50000 pixels are more than the 13 million that are decoded here of such a file.",
        ),
    ] {
        let client = client();
        let answer = upload(&client, bytes);
        assert_eq!(answer.status(), status);
        assert!(answer.text().contains(detail), "{}", answer.text());
        assert!(
            block_on(client.context().context().env.images.head("tea"))
                .unwrap()
                .is_none()
        );
    }
}
