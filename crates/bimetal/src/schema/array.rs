use super::{
    collect::visit_in,
    given::Given,
    length::{run_length, run_lengths},
    node::{LengthCheck, Node, Rule, Said},
    walk::{ABORTS, GOES_ON, Step, Stop, Walk},
};
use crate::json::Value;

pub(super) fn visit_array<'v>(
    item: &'static Node,
    checks: &'static [Rule<LengthCheck>],
    error: Said,
    value: Option<&'v Value>,
    walk: &mut Walk<'v>,
) -> Stop {
    let Some(Value::Array(items)) = value else {
        let stop = walk.report_type("array", value, error);
        return run_lengths(checks, value, error, stop, walk);
    };
    // An array that is too long is not looked into.
    let broken = checks
        .iter()
        .find(|rule| items.len() as f64 > upper_bound(rule.check));
    if let Some(rule) = broken {
        run_length(rule.check, value, rule.error.or(error), walk);
        return ABORTS;
    }
    let mut output = Vec::with_capacity(items.len());
    let mut stop = GOES_ON;
    for (index, value) in items.iter().enumerate() {
        stop = stop.max(visit_in(Step::index(index), item, Some(value), walk));
        output.push(walk.take().into_value().unwrap_or_default());
    }
    stop = run_lengths(checks, value, error, stop, walk);
    walk.value = Given::New(Value::Array(output));
    stop
}

fn upper_bound(check: LengthCheck) -> f64 {
    match check {
        LengthCheck::Max(most) | LengthCheck::Exact(most) => most,
        LengthCheck::Min(_) => f64::INFINITY,
    }
}
