//! What is said where a route does not take its input; `packages/bimetal/src/runtime/given.ts` says the same.

use super::{Answer, BodyKind, Definition, FormSchema, JsonSchema, problem};
use crate::{
    json::{Encode, Invalid, Writer, to_read_again},
    schema::{Collected, Issue, Node, coerce, collect, parse},
    text::Pairs,
};

/// The parts of a request, as they arrived.
pub(super) struct Parts<'a> {
    pub(super) params: Pairs<'a>,
    pub(super) query: &'a str,
    pub(super) headers: Pairs<'a>,
    pub(super) cookies: &'a str,
    pub(super) locals: Option<&'a str>,
    pub(super) content_type: &'a str,
    pub(super) body: &'a [u8],
}

/// What comes of a refusal.
pub(super) enum Refusal {
    /// This is wrong.
    Answered(Answer),
    /// Nothing is wrong: a key of the body stands twice, the first time wrongly. This is the body with every key once.
    Again(Vec<u8>),
}

/// Says what is wrong with a request that `Request::read` has refused: params, query, headers, cookies, body, in this order.
pub(super) fn refuse(definition: &Definition, parts: &Parts<'_>) -> Refusal {
    let Definition { schemas, body, .. } = definition;
    if let Some(told) = check_locals(definition, parts) {
        return Refusal::Answered(Answer::failed(told));
    }
    let value = match (body.kind, schemas.body) {
        (BodyKind::Json, Some(JsonSchema { deep, .. })) => match parse(parts.body, deep) {
            Ok(value) => Some(value),
            Err(Invalid) => return Refusal::Answered(problem::malformed()),
        },
        (BodyKind::Text, _) if std::str::from_utf8(parts.body).is_err() => {
            return Refusal::Answered(problem::malformed());
        }
        _ => None,
    };
    let form = match schemas.form {
        Some(FormSchema { read, .. }) => match read(parts.content_type, parts.body) {
            Ok(pairs) => pairs,
            Err(Invalid) => return Refusal::Answered(problem::malformed_form()),
        },
        None => Pairs::new(),
    };
    let mut found = Found::default();
    let texts = [
        ("params", schemas.params, &parts.params),
        ("query", schemas.query, &Pairs::from_query(parts.query)),
        ("headers", schemas.headers, &parts.headers),
        (
            "cookies",
            schemas.cookies,
            &Pairs::from_cookies(parts.cookies),
        ),
        ("body", schemas.form.map(|form| form.node), &form),
    ];
    for (part, node, pairs) in texts {
        if let Some(node) = node {
            found.add(part, collect(node, &coerce(node, pairs), found.room()));
        }
    }
    if let (Some(JsonSchema { node, .. }), Some(value)) = (schemas.body, &value) {
        found.add("body", collect(node, value, found.room()));
    }
    match value {
        _ if found.total > 0 => Refusal::Answered(problem::invalid(&found.issues, found.total)),
        Some(value) => Refusal::Again(to_read_again(&value)),
        None => Refusal::Answered(disagreement(definition)),
    }
}

/// A mistake of Bimetal's: it is logged by whoever logs handlers' errors.
pub(super) fn disagreement(definition: &Definition) -> Answer {
    Answer::failed(format!(
        "Rust refuses what the schemas of `{}` allow: please report this as a bug of Bimetal",
        definition.name
    ))
}

/// Locals that do not match are a mistake of the author's.
fn check_locals(
    Definition { name, schemas, .. }: &Definition,
    parts: &Parts<'_>,
) -> Option<String> {
    let JsonSchema { node, deep } = schemas.locals?;
    let Ok(value) = parse(parts.locals?.as_bytes(), deep) else {
        return Some(format!("the locals of `{name}` are no JSON"));
    };
    let found = first_issue(node, &value)?;
    let place = String::from_utf8(crate::json::to_vec(found.path())).unwrap_or_default();
    let message = found.message();
    Some(format!(
        "the locals of `{name}` do not match: {place}: {message}"
    ))
}

fn first_issue(node: &'static Node, value: &crate::json::Value) -> Option<Issue> {
    collect(node, value, 1).err()?.issues.pop()
}

/// The most issues that one answer lists; more are only counted.
const MOST_ISSUES: usize = 100;

#[derive(Default)]
struct Found {
    issues: Vec<PartIssue>,
    total: usize,
}

impl Found {
    fn room(&self) -> usize {
        MOST_ISSUES.saturating_sub(self.issues.len())
    }

    fn add<T>(&mut self, part: &'static str, collected: Result<T, Collected>) {
        if let Err(Collected { issues, total }) = collected {
            let issues = issues.into_iter().map(|issue| PartIssue { issue, part });
            self.issues.extend(issues);
            self.total += total;
        }
    }
}

/// An issue, and the part of the request that it is about.
pub(super) struct PartIssue {
    issue: Issue,
    part: &'static str,
}

impl Encode for PartIssue {
    fn encode(&self, writer: &mut Writer<'_>) {
        writer.begin_object();
        self.issue.encode_members(writer);
        writer.field("in", self.part);
        writer.end_object();
    }
}
