//! Checks that are functions of the author's.

use super::{
    finding::Finding,
    issue::Key,
    node::{Refined, RefinedKey, Refinement},
    walk::{ABORTS, GOES_ON, Stop, Walk},
};
use crate::json::{Invalid, Reader, Value, decode_with, to_read_again};

/// Runs the checks of a value with which nothing is wrong otherwise, until one of them fails.
pub(super) fn refine(
    Refined {
        find,
        refinements,
        error,
        ..
    }: &Refined,
    value: &Value,
    walk: &mut Walk<'_>,
) -> Stop {
    let failed = find(value).and_then(|place| refinements.get(place));
    let Some(Refinement {
        error: own,
        path,
        abort,
    }) = failed
    else {
        return GOES_ON;
    };
    let keys = path.iter().map(|key| match *key {
        RefinedKey::Name(name) => Key::Name(name.to_owned()),
        RefinedKey::Index(index) => Key::Number(index),
    });
    walk.report_below(keys, own.or(*error), Finding::failed);
    if *abort { ABORTS } else { GOES_ON }
}

/// Which of these checks is the first that a value fails, if any.
pub fn first_failed<T>(
    value: &Value,
    read: fn(&mut Reader<'_>) -> Result<T, Invalid>,
    checks: &[fn(&T) -> bool],
) -> Option<usize> {
    let value = decode_with(&to_read_again(value), read).ok()?;
    checks.iter().position(|check| !check(&value))
}
