use super::{
    collect::is_scalar,
    file,
    node::{Node, Object, Refined},
};
use crate::{
    json::{Scalar, Value},
    text::{self, Entry, Pairs},
};

/// Strings with names as the values that they stand for, by the schema of an object. What stands for nothing stays a
/// string, and a name that stands more than once where one value is expected is an array: both are then refused for what
/// they are. Names that the schema does not have are left out.
pub fn coerce(node: &'static Node, pairs: &Pairs<'_>) -> Value {
    let fields = match node {
        Node::Refined(Refined { inner, .. }) => return coerce(inner, pairs),
        Node::Object(Object { fields, .. }) => *fields,
        _ => &[],
    };
    let entries = fields.iter().filter_map(|field| {
        let entries: Vec<_> = pairs.entries(field.key).collect();
        (!entries.is_empty()).then(|| (field.key, coerce_entries(field.node, &entries)))
    });
    Value::Object(entries.collect())
}

fn coerce_entries(node: &'static Node, entries: &[&Entry<'_>]) -> Value {
    match (node, entries) {
        (
            Node::Nullable(inner)
            | Node::Optional(inner)
            | Node::Nonoptional(inner, _)
            | Node::Default(inner, _)
            | Node::Catch(inner, _)
            | Node::Refined(Refined { inner, .. }),
            _,
        ) => coerce_entries(inner, entries),
        (Node::Array { item, .. }, _) => {
            let items = entries.iter().map(|entry| coerce_entries(item, &[entry]));
            Value::Array(items.collect())
        }
        (_, [Entry::Text(text)]) => coerce_text(node, text),
        (_, [Entry::File(part)]) => file::stand_in(part),
        // What it is of does not matter: it is an array.
        _ => Value::Array(vec![Value::Null; entries.len()]),
    }
}

fn coerce_text(node: &'static Node, text: &str) -> Value {
    let value = match node {
        Node::Number(..) => number(text),
        Node::Boolean(_) => boolean(text),
        Node::Choice(values, _) => choice(values, text),
        _ => None,
    };
    value.unwrap_or_else(|| string(text))
}

fn choice(values: &[Scalar<'static>], text: &str) -> Option<Value> {
    [Some(string(text)), number(text), boolean(text)]
        .into_iter()
        .flatten()
        .find(|value| values.iter().any(|scalar| is_scalar(value, scalar)))
}

fn number(text: &str) -> Option<Value> {
    text::number(text).ok().map(Value::Number)
}

fn boolean(text: &str) -> Option<Value> {
    text::boolean(text).ok().map(Value::Boolean)
}

fn string(text: &str) -> Value {
    Value::String(text.to_owned())
}
