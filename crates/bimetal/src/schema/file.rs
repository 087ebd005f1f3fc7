//! Files of a form, which are no values of JSON.

use super::{
    collect::is_scalar,
    finding::Finding,
    length::report_length,
    node::{FileCheck, Rule, Said},
    walk::{ABORTS, GOES_ON, Stop, Walk},
};
use crate::{
    json::{Record, Value},
    text::Part,
};

/// What stands for a file where its form is walked. No text of JSON has a number that is none: no body passes for a file.
pub(super) fn stand_in(part: &Part<'_>) -> Value {
    let members = [
        (MARK, Value::Number(f64::NAN)),
        ("size", Value::Number(part.bytes.len() as f64)),
        ("type", Value::String(part.content_type.clone())),
    ];
    Value::Object(members.into_iter().collect())
}

const MARK: &str = "file";

/// Whether an object stands for a file.
pub(super) fn is_file(object: &Record<Value>) -> bool {
    matches!(object.get(MARK), Some(Value::Number(number)) if number.is_nan())
}

pub(super) fn visit_file(
    checks: &'static [Rule<FileCheck>],
    error: Said,
    value: Option<&Value>,
    walk: &mut Walk<'_>,
) -> Stop {
    let file = match value {
        Some(Value::Object(object)) if is_file(object) => object,
        _ => return walk.report_type("file", value, error),
    };
    for Rule {
        check,
        error: own,
        abort,
    } in checks
    {
        let before = walk.total;
        let error = own.or(error);
        match check {
            FileCheck::Size(check) => {
                let size = file.get("size").and_then(Value::as_f64).unwrap_or_default();
                report_length(*check, "file", size, error, walk);
            }
            FileCheck::Types(types) => {
                let given = file.get("type");
                if !given.is_some_and(|given| types.iter().any(|own| is_scalar(given, own))) {
                    walk.report(error, || Finding::no_choice(types));
                }
            }
        }
        if walk.total > before && *abort {
            return ABORTS;
        }
    }
    GOES_ON
}
