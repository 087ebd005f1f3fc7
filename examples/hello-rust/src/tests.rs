//! The routes, asked natively, with fakes in the place of bindings: `cargo test`.

use crate::{ROUTES, generated::env::Env, notes};
use bimetal::{
    Request, Response,
    queue::Batch,
    test::{TestClient, TestContext, block_on},
};

fn client() -> TestClient<Env> {
    let test = TestContext::new(Env::fake())
        .on_fetch(|request| Ok(Response::new(203, format!("from {}", request.url()))));
    TestClient::new(ROUTES, test)
}

#[test]
fn a_request_with_json() {
    let sum = |json: &str| {
        let request = Request::new("POST", "/sum").header("content-type", "application/json");
        client().send(request.body(json))
    };
    assert_eq!(sum(r#"{"numbers":[1,2]}"#).text(), r#"{"sum":3}"#);
    assert_eq!(sum(r#"{"numbers":["1"]}"#).status(), 400);
}

#[test]
fn a_response_with_a_header() {
    let answer = client().get("/hello/Ada");
    assert_eq!(answer.header("content-language"), Some("en"));
    assert_eq!(answer.text(), "Hello, Ada.");
}

#[test]
fn a_response_that_is_a_stream() {
    assert_eq!(client().get("/count/3").text(), "1\n2\n3\n");
}

#[test]
fn a_note_is_kept_and_its_change_is_counted() {
    let client = client();
    assert_eq!(client.get("/notes/tea").status(), 404);
    let note = Request::new("PUT", "/notes/tea")
        .header("content-type", "application/json")
        .body(r#"{"text":"green"}"#);
    assert_eq!(client.send(note).status(), 204);
    assert_eq!(client.get("/notes/tea").text(), r#"{"text":"green"}"#);

    // What was left to `wait_until`.
    client.context().settle();
    let cx = client.context().context();
    let sent = cx.env.changes.untyped().drain();
    let batch = Batch::fake("hello-rust-changes", sent);
    block_on(notes::count_changes(batch, cx.clone())).unwrap();
    let count = block_on(cx.env.notes.get("changes:tea")).unwrap();
    assert_eq!(count.as_deref(), Some("1"));
}

#[test]
fn a_subrequest() {
    let answer = client().get("/origin");
    assert_eq!(
        answer.text(),
        r#"{"status":203,"contentType":null,"text":"from https://example.com"}"#
    );
}
