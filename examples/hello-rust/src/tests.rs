//! The routes, asked natively, with fakes in the place of bindings: `cargo test`.

use crate::{ROUTES, generated::env::Env, notes};
use bimetal::{
    Request, Response,
    queue::Batch,
    test::{TestClient, TestContext, block_on},
};

fn client() -> TestClient<Env> {
    let test = TestContext::new(Env::fake())
        .on_fetch(|request| Ok(Response::new(200, format!("from {}", request.url()))));
    TestClient::new(ROUTES, test)
}

#[test]
fn hello() {
    assert_eq!(client().get("/hello/Ada").text(), "Hello, Ada.");
}

#[test]
fn a_note_is_kept_and_its_change_is_told() {
    let client = client();
    assert_eq!(client.get("/notes/tea").status(), 404);
    let note = Request::new("PUT", "/notes/tea")
        .header("content-type", "application/json")
        .body(r#"{"text":"green"}"#);
    assert_eq!(client.send(note).status(), 204);
    assert_eq!(client.get("/notes/tea").text(), r#"{"text":"green"}"#);

    client.context().settle();
    let cx = client.context().context();
    let sent = cx.env.changes.untyped().drain();
    block_on(notes::changed(
        Batch::fake("hello-rust-changes", sent),
        cx.clone(),
    ))
    .unwrap();
    assert_eq!(
        block_on(cx.env.notes.get("changes:tea"))
            .unwrap()
            .as_deref(),
        Some("1")
    );
}

#[test]
fn a_subrequest_is_handed_on() {
    let answer = client().get("/proxy?url=https://example.com/a");
    assert_eq!(answer.text(), "from https://example.com/a");
}
