//! What may be found wrong: zod's issues without their place, and its English messages.

use std::borrow::Cow;

use super::{
    issue::{Issue, Member},
    print::{print_number, print_scalar, quote_scalar, type_name},
};
use crate::json::{Scalar, Value, Words};

/// An issue without its place.
pub(super) struct Finding {
    /// With the code, each in zod's place.
    pub(super) members: Vec<(&'static str, Member)>,
    /// zod's message.
    pub(super) message: String,
}

pub(super) fn text(text: impl Into<Cow<'static, str>>) -> Member {
    Member::Text(text.into())
}

fn code(code: &'static str) -> (&'static str, Member) {
    ("code", text(code))
}

impl Finding {
    /// The value has another type.
    pub(super) fn wrong_type(expected: &'static str, input: Option<&Value>) -> Self {
        Self {
            members: vec![("expected", text(expected)), code("invalid_type")],
            message: type_message(expected, input),
        }
    }

    /// The value has another type, said by what zod writes the other way around.
    pub(super) fn wrong_type_by_code(expected: &'static str, input: Option<&Value>) -> Self {
        Self {
            members: vec![code("invalid_type"), ("expected", text(expected))],
            message: type_message(expected, input),
        }
    }

    /// The value is no finite number.
    pub(super) fn no_number(input: Option<&Value>) -> Self {
        let mut finding = Self::wrong_type("number", input);
        if let Some(Value::Number(number)) = input {
            let received = text(print_number(*number));
            finding.members.push(("received", received));
        }
        finding
    }

    /// The number has a fraction.
    pub(super) fn no_integer(format: &'static str, number: &Value) -> Self {
        Self {
            members: vec![
                ("expected", text("int")),
                ("format", text(format)),
                code("invalid_type"),
            ],
            message: type_message("int", Some(number)),
        }
    }

    /// The value is none of these.
    pub(super) fn no_choice(values: &[Scalar<'static>]) -> Self {
        let list = |separator: &str| {
            let quoted: Vec<String> = values.iter().copied().map(quote_scalar).collect();
            quoted.join(separator)
        };
        Self {
            members: vec![
                code("invalid_value"),
                (
                    "values",
                    Member::Scalars(values.iter().copied().map(Some).collect()),
                ),
            ],
            message: match values.len() {
                1 => format!("Invalid input: expected {}", list(",")),
                _ => format!("Invalid option: expected one of {}", list("|")),
            },
        }
    }

    /// The text is no word for a boolean.
    pub(super) fn no_word(Words { truthy, falsy, .. }: &Words) -> Self {
        let words = truthy.iter().chain(*falsy);
        let values: Vec<Scalar<'_>> = words.map(|word| Scalar::Text(word)).collect();
        let mut finding = Self::no_choice(&values);
        finding.members.insert(1, ("expected", text("stringbool")));
        finding
    }

    /// The number is no multiple.
    pub(super) fn no_multiple(divisor: f64) -> Self {
        Self {
            members: vec![
                ("origin", text("number")),
                code("not_multiple_of"),
                ("divisor", Member::Number(divisor)),
            ],
            message: format!(
                "Invalid number: must be a multiple of {}",
                print_number(divisor)
            ),
        }
    }

    /// A function of the author's says no.
    pub(super) fn failed() -> Self {
        Self {
            members: vec![code("custom")],
            message: "Invalid input".into(),
        }
    }

    /// Keys that nobody knows.
    pub(super) fn unknown_keys(keys: Vec<String>) -> Self {
        let quoted: Vec<String> = keys.iter().map(|key| format!("\"{key}\"")).collect();
        let plural = if keys.len() > 1 { "s" } else { "" };
        Self {
            message: format!("Unrecognized key{plural}: {}", quoted.join(", ")),
            members: vec![code("unrecognized_keys"), ("keys", Member::Keys(keys))],
        }
    }

    /// A key of a record does not match.
    pub(super) fn wrong_key(issues: Vec<Issue>) -> Self {
        Self {
            members: vec![
                code("invalid_key"),
                ("origin", text("record")),
                ("issues", Member::Issues(issues)),
            ],
            message: "Invalid key in record".into(),
        }
    }

    /// No option of a union matches.
    pub(super) fn no_option(errors: Vec<Vec<Issue>>) -> Self {
        Self {
            members: vec![code("invalid_union"), ("errors", Member::Options(errors))],
            message: "Invalid input".into(),
        }
    }

    /// Several options match of which only one may.
    pub(super) fn several_options(matches: Vec<f64>) -> Self {
        Self {
            members: vec![
                code("invalid_union"),
                ("errors", Member::Options(Vec::new())),
                ("inclusive", Member::Boolean(false)),
                ("matches", Member::Numbers(matches)),
            ],
            message: "Invalid input: more than one option matched".into(),
        }
    }

    /// The key of a union has none of these values.
    pub(super) fn no_tag(key: &'static str, options: Vec<Option<Scalar<'static>>>) -> Self {
        let quoted: Vec<String> = options
            .iter()
            .map(|option| format!("'{}'", print_scalar(*option)))
            .collect();
        Self {
            message: format!(
                "Invalid discriminator value. Expected {}",
                quoted.join(" | ")
            ),
            members: vec![
                code("invalid_union"),
                ("errors", Member::Options(Vec::new())),
                ("note", text("No matching discriminator")),
                ("discriminator", text(key)),
                ("options", Member::Scalars(options)),
            ],
        }
    }
}

fn type_message(expected: &str, input: Option<&Value>) -> String {
    format!(
        "Invalid input: expected {expected}, received {}",
        type_name(input)
    )
}
