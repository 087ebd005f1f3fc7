use super::{
    node::{LengthCheck, Rule, Said},
    size::{Bound, Side},
    to_number::to_number,
    walk::{ABORTS, Stop, Walk},
};
use crate::json::Value;

/// Runs checks of a length, as long as nothing has aborted them.
pub(super) fn run_lengths(
    checks: &[Rule<LengthCheck>],
    value: Option<&Value>,
    error: Said,
    before: Stop,
    walk: &mut Walk<'_>,
) -> Stop {
    let mut stop = before;
    for Rule {
        check,
        error: own,
        abort,
    } in checks
    {
        let total = walk.total;
        if stop < ABORTS {
            run_length(*check, value, own.or(error), walk);
        }
        if walk.total > total && *abort {
            stop = ABORTS;
        }
    }
    stop
}

/// Runs the check of a length. zod runs it on whatever has a length, even where the type is wrong.
pub(super) fn run_length(
    check: LengthCheck,
    value: Option<&Value>,
    error: Said,
    walk: &mut Walk<'_>,
) {
    if let Some((origin, length)) = value.and_then(measure) {
        report(check, origin, &length, error, walk);
    }
}

/// Runs the check on a length that is a number.
pub(super) fn report_length(
    check: LengthCheck,
    origin: &'static str,
    size: f64,
    error: Said,
    walk: &mut Walk<'_>,
) {
    let is_number = true;
    report(check, origin, &Length { size, is_number }, error, walk);
}

fn report(
    check: LengthCheck,
    origin: &'static str,
    length: &Length,
    error: Said,
    walk: &mut Walk<'_>,
) {
    let (passes, value) = match check {
        LengthCheck::Min(least) => (length.size >= least, least),
        LengthCheck::Max(most) => (length.size <= most, most),
        LengthCheck::Exact(exact) => (length.is_number && length.size == exact, exact),
    };
    if passes {
        return;
    }
    let side = match check {
        LengthCheck::Max(_) => Side::Big,
        LengthCheck::Exact(_) if length.size > value => Side::Big,
        _ => Side::Small,
    };
    let exact = matches!(check, LengthCheck::Exact(_));
    let bound = Bound {
        origin,
        side,
        value,
        inclusive: true,
        exact,
    };
    walk.report(error, || bound.passed());
}

struct Length {
    size: f64,
    /// What is compared exactly must be a number before it is made one.
    is_number: bool,
}

/// What is measured, and a value's length as zod takes it: of an object, whatever stands under that key.
fn measure(value: &Value) -> Option<(&'static str, Length)> {
    let number = |size: usize| Length {
        size: size as f64,
        is_number: true,
    };
    match value {
        Value::String(text) => Some(("string", number(text.chars().count()))),
        Value::Array(items) => Some(("array", number(items.len()))),
        Value::Object(record) => {
            let length = record.get("length")?;
            let length = Length {
                size: to_number(length),
                is_number: length.as_f64().is_some(),
            };
            Some(("unknown", length))
        }
        _ => None,
    }
}
