//! The Rust routes, asked natively, with fakes in the place of bindings: `cargo test`.

use crate::{ROUTES, generated::env::Env};
use bimetal::test::{TestClient, TestContext};

#[test]
fn who_asks_is_greeted() {
    let client = TestClient::new(ROUTES, TestContext::new(Env::fake()));
    let answer = client.get("{{path}}/Ada");
    assert_eq!(answer.text(), r#"{"text":"Hello, Ada, from Rust."}"#);
    let answer = client.get("{{path}}/Ada?shout=yes");
    assert_eq!(answer.text(), r#"{"text":"HELLO, ADA, FROM RUST."}"#);
}
