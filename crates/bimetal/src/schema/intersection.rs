use super::{
    collect::visit_apart,
    finding::Finding,
    given::Given,
    issue::{Issue, Member},
    node::Node,
    walk::{GOES_ON, Stop, Walk},
};
use crate::json::{Record, Value};

/// Both sides see the whole value; what they give is joined. A key is unknown only if it is so to both sides.
pub(super) fn visit_intersection<'v>(
    left: &'static Node,
    right: &'static Node,
    value: Option<&'v Value>,
    walk: &mut Walk<'v>,
) -> Stop {
    let (left, left_stop) = visit_apart(left, value, usize::MAX);
    let (right, right_stop) = visit_apart(right, value, usize::MAX);
    let mut issues = Vec::new();
    let mut unknown = Vec::new();
    for issue in left.issues.into_iter().chain(right.issues) {
        if is_unknown_keys(&issue) {
            unknown.push(issue);
        } else {
            issues.push(issue);
        }
    }
    issues.extend(join_unknown(unknown));
    let total = issues.len();
    walk.adopt(issues, total);
    let stop = left_stop.max(right_stop);
    // What has the wrong type is given as it is: it is not looked into.
    walk.value = match stop {
        GOES_ON => join(left.value.into_value(), right.value.into_value()),
        _ => value.into(),
    };
    stop
}

fn is_unknown_keys(issue: &Issue) -> bool {
    issue.code() == "unrecognized_keys" && issue.path.is_empty()
}

/// The first issue, with those of its keys that another one names, too.
fn join_unknown(issues: Vec<Issue>) -> Option<Issue> {
    let mut issues = issues.into_iter();
    let first = issues.next()?;
    let others: Vec<Issue> = issues.collect();
    let is_named = |key: &String| others.iter().any(|other| keys_of(other).contains(key));
    let keys: Vec<String> = keys_of(&first)
        .iter()
        .filter(|key| is_named(key))
        .cloned()
        .collect();
    (!keys.is_empty()).then(|| with_keys(&first, keys))
}

fn keys_of(issue: &Issue) -> &[String] {
    match issue.member("keys") {
        Some(Member::Keys(keys)) => keys,
        _ => &[],
    }
}

/// The issue with some of its keys. Its message names them, unless it is the author's.
fn with_keys(issue: &Issue, keys: Vec<String>) -> Issue {
    let is_own = issue.message == Finding::unknown_keys(keys_of(issue).to_vec()).message;
    let Finding { members, message } = Finding::unknown_keys(keys);
    Issue {
        members,
        path: Vec::new(),
        message: if is_own {
            message
        } else {
            issue.message.clone()
        },
    }
}

fn join<'v>(left: Option<Value>, right: Option<Value>) -> Given<'v> {
    match (left, right) {
        (Some(left), Some(right)) => Given::New(merge(left, right)),
        (left, _) => left.map_or(Given::Absent, Given::New),
    }
}

/// Joins what two sides gave for one value. The compiler sees to it that they agree wherever both give something.
fn merge(left: Value, right: Value) -> Value {
    match (left, right) {
        (Value::Object(left), Value::Object(right)) => Value::Object(merge_records(left, right)),
        (Value::Array(left), Value::Array(right)) => {
            let mut right = right.into_iter();
            let merged = left.into_iter().map(|item| match right.next() {
                Some(other) => merge(item, other),
                None => item,
            });
            Value::Array(merged.collect())
        }
        (left, _) => left,
    }
}

fn merge_records(left: Record<Value>, right: Record<Value>) -> Record<Value> {
    let mut right: Record<Option<Value>> = right
        .into_iter()
        .map(|(key, value)| (key, Some(value)))
        .collect();
    let mut entries: Vec<(String, Value)> = Vec::new();
    for (key, value) in left {
        let other = right.get_mut(&key).and_then(Option::take);
        let merged = match other {
            Some(other) => merge(value, other),
            None => value,
        };
        entries.push((key, merged));
    }
    entries.extend(
        right
            .into_iter()
            .filter_map(|(key, value)| Some((key, value?))),
    );
    entries.into_iter().collect()
}
