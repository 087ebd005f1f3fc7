use super::{
    collect::{is_scalar, visit, visit_apart},
    finding::Finding,
    node::{Case, Node, Said},
    walk::{GOES_ON, STOPS, Stop, Walk},
};
use crate::json::Value;

pub(super) fn visit_union<'v>(
    options: &'static [&'static Node],
    exclusive: bool,
    error: Said,
    value: Option<&'v Value>,
    walk: &mut Walk<'v>,
) -> Stop {
    match options {
        [only] => visit(only, value, walk),
        _ if exclusive => visit_exclusive(options, error, value, walk),
        _ => visit_options(options, error, value, walk),
    }
}

/// What an option makes of the value.
type Attempt<'v> = (Walk<'v>, Stop);

/// The first option that matches gives the value.
fn visit_options<'v>(
    options: &'static [&'static Node],
    error: Said,
    value: Option<&'v Value>,
    walk: &mut Walk<'v>,
) -> Stop {
    let mut attempts: Vec<Attempt<'v>> = Vec::new();
    for option in options {
        let (apart, stop) = visit_apart(option, value, usize::MAX);
        if apart.total == 0 {
            walk.value = apart.value;
            return GOES_ON;
        }
        attempts.push((apart, stop));
    }
    // Where one option alone has the right type and only fails checks, its issues are what is wrong.
    let mut near = attempts
        .iter()
        .enumerate()
        .filter(|(_, (_, stop))| *stop == GOES_ON);
    if let (Some((nearest, _)), None) = (near.next(), near.next()) {
        let (apart, _) = attempts.swap_remove(nearest);
        walk.adopt(apart.issues, apart.total);
        walk.value = apart.value;
        return GOES_ON;
    }
    report_union(attempts, error, value, walk)
}

fn visit_exclusive<'v>(
    options: &'static [&'static Node],
    error: Said,
    value: Option<&'v Value>,
    walk: &mut Walk<'v>,
) -> Stop {
    let mut attempts: Vec<Attempt<'v>> = options
        .iter()
        .map(|option| visit_apart(option, value, usize::MAX))
        .collect();
    let matches: Vec<usize> = attempts
        .iter()
        .enumerate()
        .filter_map(|(index, (apart, _))| (apart.total == 0).then_some(index))
        .collect();
    match matches[..] {
        [] => report_union(attempts, error, value, walk),
        [only] => {
            walk.value = attempts.swap_remove(only).0.value;
            GOES_ON
        }
        _ => {
            let matches = matches.into_iter().map(|index| index as f64).collect();
            walk.report(error, || Finding::several_options(matches));
            STOPS
        }
    }
}

fn report_union<'v>(
    attempts: Vec<Attempt<'v>>,
    error: Said,
    value: Option<&'v Value>,
    walk: &mut Walk<'v>,
) -> Stop {
    walk.value = value.into();
    walk.report(error, || {
        Finding::no_option(
            attempts
                .into_iter()
                .map(|(apart, _)| apart.issues)
                .collect(),
        )
    });
    STOPS
}

/// The option is chosen by one key.
pub(super) fn visit_switch<'v>(
    key: &'static str,
    cases: &'static [Case],
    error: Said,
    value: Option<&'v Value>,
    walk: &mut Walk<'v>,
) -> Stop {
    let Some(Value::Object(record)) = value else {
        walk.report(error, || Finding::wrong_type_by_code("object", value));
        return STOPS;
    };
    let tag = record.get(key);
    let chosen = cases.iter().find(|case| chooses(case, tag));
    if let Some(case) = chosen {
        return visit(case.node, value, walk);
    }
    walk.report_at(key, error, || {
        let tags = cases.iter().flat_map(|case| case.tags).copied();
        Finding::no_tag(key, tags.collect())
    });
    STOPS
}

fn chooses(case: &Case, tag: Option<&Value>) -> bool {
    case.tags.iter().any(|scalar| match (tag, scalar) {
        (Some(value), Some(scalar)) => is_scalar(value, scalar),
        (None, None) => true,
        _ => false,
    })
}
