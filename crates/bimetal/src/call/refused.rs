//! What is wrong with a value, said without JavaScript. The runtime's `function-value.ts` says the same.

use super::function::Part;
use crate::{
    Error,
    json::{self, Decode},
    schema::{self, Collected, Issue, Key, Node, Refused},
};

/// As many issues as a message lists.
pub(crate) const MOST_ISSUES: usize = 10;

/// The error of a value that is no `T`. `name` is the function's, as in the contract.
pub(super) fn explain<T: Decode>(
    name: &str,
    part: Part,
    node: &'static Node,
    json: &[u8],
) -> Error {
    let part = if part == Part::Input {
        "input"
    } else {
        "output"
    };
    let problem = match schema::read::<T>(json, node, MOST_ISSUES) {
        Err(Refused::Invalid(found)) => {
            format!("does not match the contract: {}", list_issues(&found))
        }
        Err(Refused::Malformed) => "has half of a surrogate pair, or is nested too deep".to_owned(),
        _ => {
            "is refused, though its schema takes it: please report this as a bug of Bimetal".into()
        }
    };
    Error::new(format!("the {part} of `{name}` {problem}"))
}

/// Issues in one line.
pub(crate) fn list_issues(Collected { issues, total }: &Collected) -> String {
    let mut texts: Vec<String> = issues.iter().map(describe).collect();
    if *total > issues.len() {
        texts.push(format!("and {} more", total - issues.len()));
    }
    texts.join("; ")
}

fn describe(issue: &Issue) -> String {
    let keys = issue.path().iter().map(|key| match key {
        Key::Name(name) => name.clone(),
        Key::Number(_) => String::from_utf8_lossy(&json::to_vec(key)).into_owned(),
    });
    let path = keys.collect::<Vec<_>>().join(".");
    let place = if path.is_empty() { "value" } else { &path };
    format!("{place}: {}", issue.message())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::Value;

    const FLAGS: &Node = &Node::Array {
        item: &Node::Boolean(None),
        checks: &[],
        error: None,
    };

    /// The runtime's `function-value.test.ts` runs the same table.
    #[test]
    fn what_is_wrong_is_said_as_the_runtime_says_it() {
        let table = include_bytes!("../../fixtures/function-values.json");
        let Ok(Value::Array(rows)) = json::from_slice(table) else {
            panic!("the table is a list")
        };
        assert!(!rows.is_empty());
        for row in rows {
            let Value::Object(row) = row else {
                panic!("a row is an object")
            };
            let (Some(Value::Array(value)), Some(Value::String(told))) =
                (row.get("value"), row.get("told"))
            else {
                panic!("a row has a value and what is told")
            };
            let json = json::to_vec(value);
            let error = explain::<Vec<bool>>("flip", Part::Output, FLAGS, &json);
            assert_eq!(&error.to_string(), told);
        }
    }
}
