use super::{
    collect::{visit_apart, visit_in},
    given::Given,
    node::{Presence, Tuple},
    size::{Bound, Side},
    walk::{ABORTS, GOES_ON, STOPS, Step, Stop, Walk},
};
use crate::json::Value;

pub(super) fn visit_tuple<'v>(
    tuple: &'static Tuple,
    value: Option<&'v Value>,
    walk: &mut Walk<'v>,
) -> Stop {
    let Some(Value::Array(given)) = value else {
        return walk.report_type("tuple", value, tuple.error);
    };
    let mut stop = GOES_ON;
    if tuple.rest.is_none() {
        let least = last(tuple, |presence| presence == Presence::Required);
        if given.len() < least {
            report_length(tuple, Side::Small, least, walk);
            return STOPS;
        }
        if given.len() > tuple.items.len() {
            report_length(tuple, Side::Big, tuple.items.len(), walk);
            stop = STOPS;
        }
    }
    // The issues of the rest come before those of the items.
    let mut others = Vec::new();
    if let Some(rest) = tuple.rest {
        for (index, value) in given.iter().enumerate().skip(tuple.items.len()) {
            stop = stop.max(visit_in(Step::index(index), rest, Some(value), walk));
            others.push(walk.take().into_value().unwrap_or_default());
        }
    }
    let (mut output, found) = visit_items(tuple, given, walk);
    if output.len() == tuple.items.len() {
        output.append(&mut others);
    }
    walk.value = Given::New(Value::Array(output));
    stop.max(found)
}

fn report_length(tuple: &Tuple, side: Side, bound: usize, walk: &mut Walk<'_>) {
    let bound = Bound {
        origin: "array",
        side,
        value: bound as f64,
        inclusive: true,
        exact: false,
    };
    walk.report(tuple.error, || bound.passed_by_tuple());
}

/// How many items there are up to the last one of this kind.
fn last(tuple: &Tuple, is: impl Fn(Presence) -> bool) -> usize {
    let position = tuple.items.iter().rposition(|(_, presence)| is(*presence));
    position.map_or(0, |index| index + 1)
}

/// Visits the items that have a place of their own. Where the first one is absent that may be, the tuple ends.
fn visit_items<'v>(
    tuple: &'static Tuple,
    given: &'v [Value],
    walk: &mut Walk<'v>,
) -> (Vec<Value>, Stop) {
    let tail = last(tuple, |presence| presence != Presence::Optional);
    let mut output: Vec<Option<Value>> = Vec::new();
    let mut stop = GOES_ON;
    for (index, (item, presence)) in tuple.items.iter().enumerate() {
        let value = given.get(index);
        let may_end = value.is_none() && index >= tail;
        if may_end && *presence == Presence::Optional {
            break;
        }
        let (apart, found) = visit_apart(item, value, walk.limit);
        if apart.total > 0 {
            if may_end {
                break;
            }
            walk.path.push(Step::index(index));
            walk.adopt(apart.issues, apart.total);
            walk.path.pop();
            stop = stop.max(found & (STOPS | ABORTS));
        }
        output.push(apart.value.into_value());
    }
    while output.len() > given.len()
        && ends_with_nothing(&output)
        && is_optional(tuple, output.len() - 1)
    {
        output.pop();
    }
    // What is absent before something that is not is `undefined` in JavaScript, which JSON writes as `null`.
    let output = output.into_iter().map(Option::unwrap_or_default).collect();
    (output, stop)
}

fn ends_with_nothing(output: &[Option<Value>]) -> bool {
    matches!(output.last(), Some(None))
}

fn is_optional(tuple: &Tuple, index: usize) -> bool {
    tuple
        .items
        .get(index)
        .is_some_and(|(_, presence)| *presence == Presence::Optional)
}
