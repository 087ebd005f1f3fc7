//! matchit's opinion: a router for each method, which is asked about decoded segments.

use crate::routes::{Request, found, refused};
use matchit::Router;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What stands for a slash within a segment.
const SLASH: &str = "\u{e000}";

/// A router for each method; `None` where matchit refuses the routes, as it does a parameter beside a catch-all.
type Methods<'a> = BTreeMap<&'a str, Option<Router<&'a str>>>;

pub(crate) fn ask(routes: &[(&str, &str, &str)], requests: &[Request<'_>]) -> Vec<Value> {
    let mut methods = Methods::new();
    for (method, path, id) in routes {
        let router = methods.entry(method).or_insert_with(|| Some(Router::new()));
        if let Some(inner) = router
            && inner.insert(pattern(path), *id).is_err()
        {
            *router = None;
        }
    }
    requests
        .iter()
        .map(|request| answer(&methods, request).unwrap_or(Value::Null))
        .collect()
}

/// `None` for no opinion.
fn answer(methods: &Methods<'_>, request: &Request<'_>) -> Option<Value> {
    let path: Vec<_> = request.path.split('/').map(decoded).collect();
    let path = path.join("/");
    let method = if request.method == "HEAD" {
        "GET"
    } else {
        request.method
    };
    if let Some(router) = methods.get(method)
        && let Ok(matched) = router.as_ref()?.at(&path)
    {
        let params = matched.params.iter();
        let params: Vec<_> = params
            .map(|(name, value)| (name, value.replace(SLASH, "/")))
            .collect();
        return Some(found(
            matched.value,
            params.iter().map(|(name, value)| (*name, value.as_str())),
        ));
    }
    let mut allow = Vec::new();
    for (method, router) in methods {
        if router.as_ref()?.at(&path).is_ok() {
            allow.push(*method);
        }
    }
    if allow.is_empty() {
        return Some(json!({ "status": 404 }));
    }
    if allow.contains(&"GET") {
        allow.push("HEAD");
    }
    allow.sort_unstable();
    Some(refused(&allow))
}

/// `/a/:b/*c` in matchit's language.
fn pattern(path: &str) -> String {
    let segments: Vec<_> = path
        .split('/')
        .map(|segment| match segment.as_bytes().first() {
            Some(b':') => format!("{{{}}}", &segment[1..]),
            Some(b'*') => format!("{{{segment}}}"),
            _ => segment.replace('{', "{{").replace('}', "}}"),
        })
        .collect();
    segments.join("/")
}

/// A segment's text, written anew: a run of `%XX` that is no UTF-8 stays, as does a `%` that begins none.
fn decoded(segment: &str) -> String {
    let mut text = String::new();
    let mut rest = segment;
    while !rest.is_empty() {
        let (bytes, after) = run(rest);
        let raw = &rest[..rest.len() - after.len()];
        match String::from_utf8(bytes) {
            Ok(decoded) => text.push_str(&decoded.replace('/', SLASH)),
            Err(_) => text.push_str(raw),
        }
        let next = after.chars().next();
        text.extend(next);
        rest = &after[next.map_or(0, char::len_utf8)..];
    }
    text
}

/// The bytes of the encoded run that a text begins with, and what follows it.
fn run(text: &str) -> (Vec<u8>, &str) {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some(digits) = rest.strip_prefix('%').and_then(|rest| rest.get(..2))
        && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
    {
        bytes.extend(u8::from_str_radix(digits, 16));
        rest = &rest[3..];
    }
    (bytes, rest)
}
