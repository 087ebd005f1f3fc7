use std::collections::BTreeSet;

use super::{
    collect::visit_in,
    finding::Finding,
    given::Given,
    node::{Field, Node, Object, Others, Presence},
    walk::{GOES_ON, STOPS, Step, Stop, Walk},
};
use crate::json::{Record, Value};

/// Keys and what the schema gives for them, as they are found.
type Output<'v> = Vec<(&'v str, Value)>;

pub(super) fn visit_object<'v>(
    object: &'static Object,
    value: Option<&'v Value>,
    walk: &mut Walk<'v>,
) -> Stop {
    let Some(Value::Object(record)) = value else {
        return walk.report_type("object", value, object.error);
    };
    let mut output = Output::new();
    let mut stop = GOES_ON;
    for field in object.fields {
        stop = stop.max(visit_field(field, record, &mut output, walk));
    }
    match object.others {
        Others::Stripped => {}
        Others::Refused => refuse_others(object, record, walk),
        Others::Kept(node) => {
            stop = stop.max(visit_others(object, node, record, &mut output, walk));
        }
    }
    walk.value = Given::New(Value::Object(output.into_iter().collect()));
    stop
}

fn visit_field<'v>(
    field: &'static Field,
    record: &'v Record<Value>,
    output: &mut Output<'v>,
    walk: &mut Walk<'v>,
) -> Stop {
    let value = record.get(field.key);
    match (value, field.presence) {
        (None, Presence::Optional) => GOES_ON,
        (None, Presence::Required) => visit_absent(field, walk),
        _ => {
            let stop = visit_in(Step::Name(field.key), field.node, value, walk);
            keep(field.key, output, walk);
            stop
        }
    }
}

fn keep<'v>(key: &'v str, output: &mut Output<'v>, walk: &mut Walk<'v>) {
    output.extend(walk.take().into_value().map(|value| (key, value)));
}

/// A key that must be there. A schema that would take anything does not say so itself.
fn visit_absent(field: &'static Field, walk: &mut Walk<'_>) -> Stop {
    let before = walk.total;
    let stop = visit_in(Step::Name(field.key), field.node, None, walk);
    if walk.total > before {
        return stop;
    }
    walk.report_at(field.key, None, || {
        Finding::wrong_type_by_code("nonoptional", None)
    });
    STOPS
}

fn known_keys(object: &Object) -> BTreeSet<&'static str> {
    object.fields.iter().map(|field| field.key).collect()
}

/// That a key is unknown says nothing about the value that the others make: it stops nothing.
fn refuse_others(object: &Object, record: &Record<Value>, walk: &mut Walk<'_>) {
    let known = known_keys(object);
    let keys: Vec<String> = record
        .keys()
        .filter(|key| !known.contains(key))
        .map(str::to_owned)
        .collect();
    if !keys.is_empty() {
        walk.report(object.error, || Finding::unknown_keys(keys));
    }
}

fn visit_others<'v>(
    object: &Object,
    node: &'static Node,
    record: &'v Record<Value>,
    output: &mut Output<'v>,
    walk: &mut Walk<'v>,
) -> Stop {
    let known = known_keys(object);
    let mut stop = GOES_ON;
    for (key, value) in record {
        if known.contains(key) || key == "__proto__" {
            continue;
        }
        stop = stop.max(visit_in(Step::Name(key), node, Some(value), walk));
        keep(key, output, walk);
    }
    stop
}
