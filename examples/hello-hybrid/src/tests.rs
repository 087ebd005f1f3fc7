//! The Rust routes, asked natively, with fakes in the place of bindings: `cargo test`.

use crate::{Context, ROUTES, generated::env::Env};
use bimetal::test::{TestClient, TestContext, block_on};

#[test]
fn who_comes_again_is_counted() {
    let client = TestClient::new(ROUTES, TestContext::new(Env::fake()));
    let answer = client.get("/hello/Ada");
    assert_eq!(answer.text(), r#"{"text":"Hello, Ada.","visits":1}"#);
    let answer = client.get("/hello/Ada?shout=yes");
    assert_eq!(answer.text(), r#"{"text":"HELLO, ADA.","visits":2}"#);

    let cx: Context = client.context().context();
    assert_eq!(
        block_on(cx.env.visits.get("Ada")).unwrap().as_deref(),
        Some("2")
    );
}
