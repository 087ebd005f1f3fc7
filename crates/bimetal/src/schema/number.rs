use super::{
    finding::Finding,
    node::{NumberCheck, NumberFormat, Rule, Said},
    size::{Bound, Side},
    walk::{ABORTS, GOES_ON, STOPS, Stop, Walk},
};
use crate::json::{MAX_SAFE_INTEGER, Value, is_multiple};

pub(super) fn visit_number<'v>(
    checks: &[Rule<NumberCheck>],
    error: Said,
    value: Option<&'v Value>,
    walk: &mut Walk<'v>,
) -> Stop {
    let number = match value {
        Some(Value::Number(number)) if number.is_finite() => *number,
        _ => {
            walk.report(error, || Finding::no_number(value));
            return STOPS;
        }
    };
    for Rule {
        check,
        error: own,
        abort,
    } in checks
    {
        let before = walk.total;
        let aborts = run_check(*check, number, own.or(error), walk);
        if walk.total > before && (aborts || *abort) {
            return ABORTS;
        }
    }
    GOES_ON
}

/// Answers whether what it has found stops all other checks, whatever the author says.
fn run_check(check: NumberCheck, number: f64, error: Said, walk: &mut Walk<'_>) -> bool {
    let passes = match check {
        NumberCheck::Gte(least) => number >= least,
        NumberCheck::Gt(bound) => number > bound,
        NumberCheck::Lte(most) => number <= most,
        NumberCheck::Lt(bound) => number < bound,
        NumberCheck::MultipleOf(divisor) => is_multiple(number, divisor),
        NumberCheck::Format(format) => return run_format(format, number, error, walk),
    };
    if !passes {
        walk.report(error, || match check {
            NumberCheck::MultipleOf(divisor) => Finding::no_multiple(divisor),
            NumberCheck::Gte(bound) => bound_of(Side::Small, bound, true).passed(),
            NumberCheck::Gt(bound) => bound_of(Side::Small, bound, false).passed(),
            NumberCheck::Lte(bound) => bound_of(Side::Big, bound, true).passed(),
            NumberCheck::Lt(bound) => bound_of(Side::Big, bound, false).passed(),
            NumberCheck::Format(_) => unreachable!("a format says itself what is wrong"),
        });
    }
    false
}

fn run_format(format: NumberFormat, number: f64, error: Said, walk: &mut Walk<'_>) -> bool {
    let (name, least, most) = match format {
        NumberFormat::SafeInt => ("safeint", f64::MIN, f64::MAX),
        NumberFormat::Int32 => ("int32", f64::from(i32::MIN), f64::from(i32::MAX)),
        NumberFormat::Uint32 => ("uint32", 0.0, f64::from(u32::MAX)),
        NumberFormat::Float32 => ("float32", f64::from(f32::MIN), f64::from(f32::MAX)),
        NumberFormat::Float64 => ("float64", f64::MIN, f64::MAX),
    };
    if !matches!(format, NumberFormat::Float32 | NumberFormat::Float64) {
        if number.fract() != 0.0 {
            walk.report(error, || Finding::no_integer(name, &Value::Number(number)));
            return true;
        }
        if number.abs() > MAX_SAFE_INTEGER as f64 {
            let safe = (MAX_SAFE_INTEGER as f64).copysign(number);
            let bound = Bound {
                origin: "int",
                ..bound_of(side_of(number), safe, true)
            };
            walk.report(error, || bound.passed_by_integer());
            return false;
        }
    }
    if number < least {
        walk.report(error, || bound_of(Side::Small, least, true).passed());
    }
    if number > most {
        walk.report(error, || bound_of(Side::Big, most, true).passed());
    }
    false
}

fn side_of(number: f64) -> Side {
    if number > 0.0 { Side::Big } else { Side::Small }
}

fn bound_of(side: Side, value: f64, inclusive: bool) -> Bound {
    Bound {
        origin: "number",
        side,
        value,
        inclusive,
        exact: false,
    }
}
