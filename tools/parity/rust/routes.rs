//! What serves requests: Bimetal's router and, natively, matchit's.

use bimetal::router::{Match, Router};
use serde_json::{Value, json};

/// A request as the routers see it.
pub(crate) struct Request<'a> {
    pub(crate) method: &'a str,
    /// The raw path.
    pub(crate) path: String,
}

/// Answers `{ routes: [{ id, method, path }], requests: [{ method, path }] }` with a list of answers for each router:
/// `{ route, params }` or `{ status, allow? }`, or `null` where a router has no opinion.
///
/// # Panics
/// The question is not of this form.
pub fn routes(question: &str) -> String {
    let question: Value = serde_json::from_str(question).expect("the question is JSON");
    let routes: Vec<_> = list(&question, "routes")
        .iter()
        .map(|route| {
            (
                text(route, "method"),
                text(route, "path"),
                text(route, "id"),
            )
        })
        .collect();
    let requests: Vec<_> = list(&question, "requests")
        .iter()
        .map(|request| Request {
            method: text(request, "method"),
            path: path(text(request, "path")),
        })
        .collect();
    let bimetal = ask(&routes, &requests);
    #[cfg(not(target_arch = "wasm32"))]
    let answers = json!({ "bimetal": bimetal, "matchit": crate::third::ask(&routes, &requests) });
    #[cfg(target_arch = "wasm32")]
    let answers = json!({ "bimetal": bimetal });
    answers.to_string()
}

/// Natively nobody else parses the URL; on wasm32 the host has done it.
fn path(url: &str) -> String {
    #[cfg(not(target_arch = "wasm32"))]
    return bimetal::test::Target::parse(url).path().to_owned();
    #[cfg(target_arch = "wasm32")]
    url.to_owned()
}

fn ask(routes: &[(&str, &str, &str)], requests: &[Request<'_>]) -> Vec<Value> {
    let mut router = Router::new();
    for (method, path, id) in routes {
        router
            .insert(method, path, *id)
            .expect("the routes do not conflict");
    }
    let answer = |request: &Request<'_>| match router.find(request.method, &request.path) {
        Match::Route { value, params } => found(value, params.iter()),
        Match::OtherMethods { allow } => refused(&allow),
        Match::Nothing => json!({ "status": 404 }),
    };
    requests.iter().map(answer).collect()
}

pub(crate) fn found<'a>(id: &str, params: impl Iterator<Item = (&'a str, &'a str)>) -> Value {
    let params = params.map(|(name, value)| (name.to_owned(), value.into()));
    json!({ "route": id, "params": Value::Object(params.collect()) })
}

pub(crate) fn refused(allow: &[&str]) -> Value {
    json!({ "status": 405, "allow": allow.join(", ") })
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().expect("a list")
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().expect("a text")
}
