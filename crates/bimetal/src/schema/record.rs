use std::collections::BTreeSet;

use super::{
    collect::{visit_apart, visit_in},
    finding::Finding,
    given::Given,
    issue::Issue,
    node::{Node, Record, Said},
    print::{print_number, print_scalar},
    walk::{GOES_ON, STOPS, Step, Stop, Walk},
};
use crate::json::{self, Scalar, Value};

/// Keys and what the schema gives for them, as they are found.
type Output = Vec<(String, Value)>;

pub(super) fn visit_record<'v>(
    record: &'static Record,
    value: Option<&'v Value>,
    walk: &mut Walk<'v>,
) -> Stop {
    let Some(Value::Object(entries)) = value else {
        return walk.report_type("record", value, record.error);
    };
    let mut output = Output::new();
    let stop = match record.keys {
        Some(keys) => visit_known(record, keys, entries, &mut output, walk),
        None => visit_all(record, entries, &mut output, walk),
    };
    walk.value = Given::New(Value::Object(output.into_iter().collect()));
    stop
}

/// All of the keys must be there, and no others.
fn visit_known<'v>(
    record: &'static Record,
    keys: &'static [Scalar<'static>],
    entries: &'v json::Record<Value>,
    output: &mut Output,
    walk: &mut Walk<'v>,
) -> Stop {
    let mut stop = GOES_ON;
    let mut known = BTreeSet::new();
    for key in keys {
        let name = print_scalar(Some(*key));
        let step = match key {
            Scalar::Text(text) => Step::Name(text),
            Scalar::Number(number) => Step::Number(*number),
            _ => continue,
        };
        stop = stop.max(visit_in(step, record.value, entries.get(&name), walk));
        let value = walk.take().into_value();
        output.extend(value.map(|value| (name.clone(), value)));
        known.insert(name);
    }
    let others = entries.iter().filter(|(key, _)| !known.contains(*key));
    if record.loose {
        for (key, value) in others {
            keep(output, key, value);
        }
    } else {
        let keys = others.map(|(key, _)| key.to_owned()).collect();
        refuse_keys(record.error, keys, walk);
    }
    stop
}

fn visit_all<'v>(
    record: &'static Record,
    entries: &'v json::Record<Value>,
    output: &mut Output,
    walk: &mut Walk<'v>,
) -> Stop {
    let mut wrong = Vec::new();
    let mut stop = GOES_ON;
    for (key, value) in entries {
        if key == "__proto__" {
            continue;
        }
        match read_key(record.key, key) {
            Ok(name) if name == "__proto__" => {}
            Ok(name) => {
                stop = stop.max(visit_in(Step::Name(key), record.value, Some(value), walk));
                output.extend(walk.take().into_value().map(|value| (name, value)));
            }
            Err(_) if record.loose => keep(output, key, value),
            Err(_) if record.partial => wrong.push(key.to_owned()),
            Err(issues) => {
                walk.report_at(key, record.error, || Finding::wrong_key(issues));
                stop = stop.max(STOPS);
            }
        }
    }
    refuse_keys(record.error, wrong, walk);
    stop
}

/// The key as its schema gives it. One that is a number is tried as that, too.
fn read_key(node: Option<&'static Node>, key: &str) -> Result<String, Vec<Issue>> {
    let Some(node) = node else {
        return Ok(key.to_owned());
    };
    let read = |value: Value, limit| {
        let (walk, _) = visit_apart(node, Some(&value), limit);
        match walk.total {
            0 => Ok(print_key(walk.value.as_value())),
            _ => Err(walk.issues),
        }
    };
    let as_text = read(Value::String(key.to_owned()), usize::MAX);
    match as_text {
        Err(issues) if is_numeral(key) => {
            let number = key.parse().unwrap_or(f64::NAN);
            read(Value::Number(number), 0).map_err(|_| issues)
        }
        _ => as_text,
    }
}

/// What a value is as a key. Schemas of keys give texts and numbers.
fn print_key(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => print_number(*number),
        Some(Value::Boolean(value)) => value.to_string(),
        Some(Value::Null) => "null".into(),
        _ => "undefined".into(),
    }
}

/// Whether this is `-?\d+(\.\d+)?`.
fn is_numeral(key: &str) -> bool {
    let unsigned = key.strip_prefix('-').unwrap_or(key);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole) && digits(fraction)
}

fn keep(output: &mut Output, key: &str, value: &Value) {
    if key != "__proto__" {
        output.push((key.to_owned(), value.clone()));
    }
}

fn refuse_keys(error: Said, keys: Vec<String>, walk: &mut Walk<'_>) {
    if !keys.is_empty() {
        walk.report(error, || Finding::unknown_keys(keys));
    }
}
