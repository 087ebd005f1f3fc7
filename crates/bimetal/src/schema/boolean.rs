use super::{
    finding::Finding,
    given::Given,
    node::Said,
    walk::{ABORTS, ENDED, GOES_ON, Stop, Walk},
};
use crate::json::{Value, Words};

/// zod has a boolean that is sent as a word for a pipe, which ends early where it is none.
pub(super) fn visit_words<'v>(
    words: &'static Words,
    error: Said,
    value: Option<&'v Value>,
    walk: &mut Walk<'v>,
) -> Stop {
    let Some(Value::String(text)) = value else {
        return walk.report_type("string", value, error) | ENDED;
    };
    let Some(boolean) = words.boolean(text) else {
        walk.report(error, || Finding::no_word(words));
        return ABORTS | ENDED;
    };
    walk.value = Given::New(Value::Boolean(boolean));
    GOES_ON
}
