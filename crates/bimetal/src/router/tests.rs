//! The table of cases, and what it cannot say.

use super::{InsertError, Match, Router};
use crate::test::Target;
use serde_json::{Value, json};

#[test]
fn the_table_of_cases() {
    let table: Vec<Value> = serde_json::from_str(include_str!("../../fixtures/routing.json"))
        .expect("the table is JSON");
    let text = |value: &'static Value, key: &str| value[key].as_str().expect("text");
    let mut wrong = Vec::new();
    for set in Box::leak(table.into_boxed_slice()) {
        let mut router = Router::new();
        for route in set["routes"].as_array().expect("routes") {
            let (method, path) = (text(route, "method"), text(route, "path"));
            router.insert(method, path, text(route, "id")).expect(path);
        }
        for request in set["requests"].as_array().expect("requests") {
            let target = Target::parse(text(request, "path"));
            let answer = describe(router.find(text(request, "method"), target.path()));
            if answer != request["expect"] {
                wrong.push(format!("{}: {request}: {answer}", set["name"]));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn describe(found: Match<'_, &str>) -> Value {
    match found {
        Match::Route { value, params } => {
            let params = params
                .iter()
                .map(|(name, value)| (name.to_owned(), value.into()));
            json!({ "route": value, "params": Value::Object(params.collect()) })
        }
        Match::OtherMethods { allow } => json!({ "status": 405, "allow": allow.join(", ") }),
        Match::Nothing => json!({ "status": 404 }),
    }
}

#[test]
fn routes_of_one_shape_conflict() {
    let mut router = Router::new();
    router.insert("GET", "/a/:x", ()).unwrap();
    router.insert("POST", "/a/:y", ()).unwrap();
    let conflict = router.insert("GET", "/a/:z", ()).unwrap_err();
    assert_eq!(
        conflict.to_string(),
        "`GET /a/:z` is the same as `GET /a/:x`"
    );
    router.insert("GET", "/a/*rest", ()).unwrap();
    assert!(matches!(
        router.insert("GET", "/a/*others", ()),
        Err(InsertError::Conflict { .. })
    ));
}

#[test]
fn what_is_no_path_is_refused() {
    let cases = [
        ("", "does not begin with a slash"),
        ("a", "does not begin with a slash"),
        ("//", "has an empty segment"),
        ("/a//b", "has an empty segment"),
        ("/:", "has a parameter without a name"),
        ("/*", "has a parameter without a name"),
        ("/*a/b", "goes on after its catch-all"),
        ("/*a/", "goes on after its catch-all"),
        ("/:a/:a", "has two parameters of one name"),
        ("/:a/*a", "has two parameters of one name"),
    ];
    for (path, problem) in cases {
        let error = Router::new().insert("GET", path, ()).unwrap_err();
        assert_eq!(error.to_string(), format!("the path `{path}` {problem}"));
    }
    assert!(matches!(
        Router::new().insert("HEAD", "/", ()),
        Err(InsertError::Head { .. })
    ));
}

#[test]
fn what_is_no_path_of_a_url_is_found_nowhere() {
    let mut router = Router::new();
    router.insert("OPTIONS", "/*rest", ()).unwrap();
    for path in ["", "*", "a", "https://example.com/"] {
        assert_eq!(router.find("OPTIONS", path), Match::Nothing, "{path}");
    }
}
