//! All Rust routes, asked through the router as a client asks them, natively.

use crate::{
    Context, ROUTES,
    generated::{env::Env, functions},
};
use bimetal::{
    Request,
    json::Value,
    test::{TestClient, TestContext, block_on},
};

fn client() -> TestClient<Env> {
    let test =
        TestContext::new(Env::fake()).on_function(functions::TAKEN_SLUGS, |_| Ok(Vec::new()));
    let client = TestClient::new(ROUTES, test);
    let cx: Context = client.context().context();
    block_on(cx.env.links.put("home", "https://example.com/")).expect("the fake takes it");
    client.with_locals("suggestSlugs", r#"{"userId":"ada"}"#)
}

#[test]
fn the_router_finds_the_handlers() {
    let client = client();
    let drawn = client.get("https://short.example/api/links/h%6fme/qr.svg?margin=1");
    assert_eq!(
        (drawn.status(), drawn.header("content-type")),
        (200, Some("image/svg+xml"))
    );
    assert!(drawn.text().starts_with("<svg "), "{}", drawn.text());

    let png = client.get("https://short.example/api/links/home/qr.png?size=64");
    assert_eq!(
        (png.status(), png.header("content-type")),
        (200, Some("image/png"))
    );
    assert!(png.bytes().starts_with(b"\x89PNG"));

    let absent = client.get("/api/links/nowhere/qr.svg");
    assert_eq!(
        (absent.status(), absent.header("content-type")),
        (404, Some("application/problem+json"))
    );
}

#[test]
fn head_has_no_body() {
    let request = Request::new("HEAD", "https://short.example/api/links/home/qr.svg");
    let answer = client().send(request);
    assert_eq!((answer.status(), answer.bytes()), (200, &b""[..]));
    assert_eq!(answer.header("content-type"), Some("image/svg+xml"));
}

#[test]
fn a_body_is_read_and_locals_are_handed_over() {
    let suggest = |request: Request| client().send(request);
    let post = || Request::new("POST", "/api/suggestions");
    let body = r#"{"url":"https://example.com/tea/pot"}"#;
    let answer = suggest(post().header("content-type", "application/json").body(body));
    assert_eq!(answer.status(), 200, "{}", answer.text());
    assert!(
        answer.text().starts_with(r#"{"slugs":["pot-tea","pot","#),
        "{}",
        answer.text()
    );

    let plain = suggest(post().header("content-type", "text/plain").body(body));
    assert_eq!(plain.status(), 415);
    let long = suggest(
        post()
            .header("content-type", "application/json")
            .body(" ".repeat(1 << 21)),
    );
    assert_eq!(long.status(), 413);
    let broken = suggest(post().header("content-type", "application/json").body("{"));
    assert_eq!(broken.status(), 400);
    assert_eq!(
        broken.text(),
        r#"{"type":"about:blank","title":"Bad Request","status":400,"detail":"The body is not well-formed JSON in UTF-8."}"#
    );
}

#[test]
fn what_the_contract_does_not_know_is_refused() {
    let client = client();
    assert_eq!(client.get("/api/links/home/qr.gif").status(), 404);
    assert_eq!(client.get("/api/links/home/qr.svg/").status(), 404);
    assert_eq!(client.get("/api/links/home/qr.svg?margin=17").status(), 400);
    let answer = client.send(Request::new("DELETE", "/api/links/home/qr.png"));
    assert_eq!(
        (answer.status(), answer.header("allow")),
        (405, Some("GET, HEAD"))
    );
    assert!(matches!(answer.json(), Value::Object(_)));
}
