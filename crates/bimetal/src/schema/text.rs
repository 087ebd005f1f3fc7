use core::slice;

use super::{
    finding::Finding,
    given::Given,
    length::run_length,
    node::{LengthCheck, Rule, Said, TextStep},
    walk::{ABORTS, GOES_ON, STOPS, Stop, Walk},
};
use crate::json::{Pattern, TextCheck, UrlCheck, Value, check_text, judge_url};

pub(super) fn visit_text<'v>(
    steps: &'static [Rule<TextStep>],
    error: Said,
    value: Option<&'v Value>,
    walk: &mut Walk<'v>,
) -> Stop {
    let mut stop = match value {
        Some(Value::String(_)) => GOES_ON,
        _ => walk.report_type("string", value, error),
    };
    let mut changed: Option<Value> = None;
    for Rule {
        check,
        error: own,
        abort,
    } in steps
    {
        let before = walk.total;
        let error = own.or(error);
        let current = changed.as_ref().or(value);
        match (Part::of(check), current) {
            (Part::Length(length), _) if stop < ABORTS => run_length(length, current, error, walk),
            (Part::Other(step), Some(Value::String(text))) if stop == GOES_ON => {
                if let Some(text) = run_step(step, text, error, walk) {
                    changed = Some(Value::String(text));
                }
            }
            _ => {}
        }
        if walk.total > before && *abort {
            stop = ABORTS;
        }
    }
    if let Some(text) = changed {
        walk.value = Given::New(text);
    }
    stop
}

pub(super) fn visit_template(
    pattern: &Pattern,
    error: Said,
    value: Option<&Value>,
    walk: &mut Walk<'_>,
) -> Stop {
    match value {
        Some(Value::String(text)) if pattern.matches(text) => GOES_ON,
        Some(Value::String(_)) => {
            walk.report(error, || Finding::no_template(pattern));
            STOPS
        }
        _ => walk.report_type("string", value, error),
    }
}

/// Lengths are checked of other values, too.
enum Part {
    Length(LengthCheck),
    Other(&'static TextStep),
}

impl Part {
    fn of(step: &'static TextStep) -> Self {
        match step {
            TextStep::Length(length) => Self::Length(*length),
            TextStep::Check(TextCheck::Min(least)) => Self::Length(LengthCheck::Min(*least as f64)),
            TextStep::Check(TextCheck::Max(most)) => Self::Length(LengthCheck::Max(*most as f64)),
            TextStep::Check(TextCheck::Length(length)) => {
                Self::Length(LengthCheck::Exact(*length as f64))
            }
            _ => Self::Other(step),
        }
    }
}

/// Runs a step, and gives what it changes the text into.
fn run_step(
    step: &'static TextStep,
    text: &str,
    error: Said,
    walk: &mut Walk<'_>,
) -> Option<String> {
    match step {
        TextStep::Length(_) => None,
        TextStep::Format {
            pattern,
            name,
            shown,
        } => {
            if !pattern.matches(text) {
                let shown = shown.then_some(pattern);
                walk.report(error, || Finding::no_match(name, shown));
            }
            None
        }
        TextStep::Check(TextCheck::Url(check)) => run_url(check, text, error, walk),
        TextStep::Check(check) => {
            let passed = check_text(text, slice::from_ref(check));
            if passed.is_err() {
                walk.report(error, || Finding::wrong_text(check));
            }
            passed.ok().map(Into::into)
        }
    }
}

fn run_url(check: &UrlCheck, text: &str, error: Said, walk: &mut Walk<'_>) -> Option<String> {
    judge_url(text, check, |problem| {
        walk.report(error, || Finding::wrong_url(problem));
    })
}
