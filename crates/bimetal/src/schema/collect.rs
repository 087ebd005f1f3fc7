use super::{
    array::visit_array,
    boolean::visit_words,
    file::visit_file,
    finding::Finding,
    given::Given,
    intersection::visit_intersection,
    issue::Issue,
    node::{Node, Refined, Said},
    number::visit_number,
    object::visit_object,
    record::visit_record,
    refine::refine,
    text::{visit_template, visit_text},
    tuple::visit_tuple,
    union::{visit_switch, visit_union},
    walk::{ABORTS, ENDED, GOES_ON, STOPS, Step, Stop, Walk},
};
use crate::json::{self, Scalar, Value};

/// The first issues of a value, and how many there are in all.
#[derive(Debug, Clone, PartialEq)]
pub struct Collected {
    /// In zod's order.
    pub issues: Vec<Issue>,
    /// With those that were only counted.
    pub total: usize,
}

/// Says everything that is wrong with a value, as zod would: the same issues in the same order, and the same ones left
/// out because an earlier one stops them. Issues beyond `limit` are only counted. Where nothing is wrong, it gives the
/// value that the schema gives.
pub fn collect(node: &'static Node, value: &Value, limit: usize) -> Result<Value, Collected> {
    let mut walk = Walk::new(limit);
    visit(node, Some(value), &mut walk);
    match walk {
        Walk {
            total: 0, value, ..
        } => Ok(value.into_value().unwrap_or_default()),
        Walk { issues, total, .. } => Err(Collected { issues, total }),
    }
}

/// Visits a value, or the absence of one; what the schema gives for it is then in `walk.value`.
pub(super) fn visit<'v>(
    node: &'static Node,
    value: Option<&'v Value>,
    walk: &mut Walk<'v>,
) -> Stop {
    walk.value = value.into();
    match node {
        Node::Text(steps, error) => visit_text(steps, *error, value, walk),
        Node::Template(pattern, error) => visit_template(pattern, *error, value, walk),
        Node::Number(checks, error) => visit_number(checks, *error, value, walk),
        Node::Boolean(error) => match value {
            Some(Value::Boolean(_)) => GOES_ON,
            _ => walk.report_type("boolean", value, *error),
        },
        Node::StringBoolean(words, error) => visit_words(words, *error, value, walk),
        Node::Null(error) => match value {
            Some(Value::Null) => GOES_ON,
            _ => walk.report_type("null", value, *error),
        },
        Node::Unknown => GOES_ON,
        Node::Never(error) => walk.report_type("never", value, *error),
        Node::Choice(values, error) => visit_choice(values, *error, value, walk),
        Node::Array {
            item,
            checks,
            error,
        } => visit_array(item, checks, *error, value, walk),
        Node::Tuple(tuple) => visit_tuple(tuple, value, walk),
        Node::Record(record) => visit_record(record, value, walk),
        Node::Object(object) => visit_object(object, value, walk),
        Node::File(checks, error) => visit_file(checks, *error, value, walk),
        Node::Nullable(inner) => match value {
            Some(Value::Null) => GOES_ON,
            _ => visit(inner, value, walk),
        },
        Node::Optional(inner) => match value {
            None => GOES_ON,
            _ => visit(inner, value, walk),
        },
        Node::Nonoptional(inner, error) => visit_nonoptional(inner, *error, value, walk),
        Node::Default(inner, text) => match value {
            None => {
                walk.value = Given::New(json::literal(text));
                GOES_ON
            }
            _ => visit(inner, value, walk),
        },
        Node::Catch(inner, text) => visit_catch(inner, text, value, walk),
        Node::Union {
            options,
            exclusive,
            error,
        } => visit_union(options, *exclusive, *error, value, walk),
        Node::Switch { key, cases, error } => visit_switch(key, cases, *error, value, walk),
        Node::Intersection(left, right) => visit_intersection(left, right, value, walk),
        Node::Pipe(from, to) => visit_pipe(from, to, value, walk),
        Node::Lazy(node) => visit(node(), value, walk),
        Node::Refined(refined) => visit_refined(refined, value, walk),
    }
}

/// Visits what stands under a key of the value that is visited.
pub(super) fn visit_in<'v>(
    step: Step<'v>,
    node: &'static Node,
    value: Option<&'v Value>,
    walk: &mut Walk<'v>,
) -> Stop {
    walk.path.push(step);
    let stop = visit(node, value, walk);
    walk.path.pop();
    stop & (STOPS | ABORTS)
}

/// A walk of its own, whose issues the caller may leave out.
pub(super) fn visit_apart<'v>(
    node: &'static Node,
    value: Option<&'v Value>,
    limit: usize,
) -> (Walk<'v>, Stop) {
    let mut walk = Walk::new(limit);
    let stop = visit(node, value, &mut walk);
    (walk, stop)
}

fn visit_refined<'v>(
    refined: &'static Refined,
    value: Option<&'v Value>,
    walk: &mut Walk<'v>,
) -> Stop {
    let before = walk.total;
    let stop = visit(refined.inner, value, walk);
    match value {
        Some(value) if walk.total == before => refine(refined, value, walk),
        _ => stop,
    }
}

fn visit_choice(
    values: &'static [Scalar<'static>],
    error: Said,
    value: Option<&Value>,
    walk: &mut Walk<'_>,
) -> Stop {
    if value.is_some_and(|value| values.iter().any(|scalar| is_scalar(value, scalar))) {
        return GOES_ON;
    }
    walk.report(error, || Finding::no_choice(values));
    STOPS
}

/// Whether a value is this scalar.
pub(super) fn is_scalar(value: &Value, scalar: &Scalar<'_>) -> bool {
    match (value, scalar) {
        (Value::Null, Scalar::Null) => true,
        (Value::Boolean(value), Scalar::Boolean(other)) => value == other,
        (Value::Number(value), Scalar::Number(other)) => value == other,
        (Value::String(value), Scalar::Text(other)) => value == other,
        _ => false,
    }
}

fn visit_nonoptional<'v>(
    inner: &'static Node,
    error: Said,
    value: Option<&'v Value>,
    walk: &mut Walk<'v>,
) -> Stop {
    let before = walk.total;
    let stop = visit(inner, value, walk);
    if walk.total > before || walk.value.as_value().is_some() {
        return stop;
    }
    walk.report(error, || Finding::wrong_type_by_code("nonoptional", None));
    STOPS
}

fn visit_catch<'v>(
    inner: &'static Node,
    text: &str,
    value: Option<&'v Value>,
    walk: &mut Walk<'v>,
) -> Stop {
    let (apart, _) = visit_apart(inner, value, 0);
    walk.value = match apart.total {
        0 => apart.value,
        _ => Given::New(json::literal(text)),
    };
    GOES_ON
}

fn visit_pipe<'v>(
    from: &'static Node,
    to: &'static Node,
    value: Option<&'v Value>,
    walk: &mut Walk<'v>,
) -> Stop {
    let (first, stop) = visit_apart(from, value, usize::MAX);
    // Keys that are not known say nothing about the value that goes on.
    let ends = first
        .issues
        .iter()
        .any(|issue| issue.code() != "unrecognized_keys");
    walk.adopt(first.issues, first.total);
    walk.value = first.value;
    if ends {
        return stop | ENDED;
    }
    let between = walk.take();
    let (second, next) = visit_apart(to, between.as_value(), walk.limit);
    let Walk {
        issues,
        total,
        value,
        ..
    } = second;
    let value = value.detach();
    walk.adopt(issues, total);
    walk.value = value;
    stop | next
}
