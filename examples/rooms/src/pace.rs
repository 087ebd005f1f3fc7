//! How fast one may talk.

/// Whether a line may be said `now`: at most so many `lines` within so many `seconds`. `times` are those of the lines that
/// count, in milliseconds; this one's is added.
pub fn admit(times: &mut Vec<i64>, now: i64, lines: i64, seconds: i64) -> bool {
    times.retain(|time| now - time < seconds * 1000);
    let admitted = (times.len() as i64) < lines;
    if admitted {
        times.push(now);
    }
    admitted
}

#[cfg(test)]
mod tests {
    use super::admit;

    #[test]
    fn a_line_is_admitted_again_when_an_older_one_counts_no_more() {
        let mut times = Vec::new();
        let mut admit = |now| admit(&mut times, now, 2, 10);
        assert!(admit(0));
        assert!(admit(9_000));
        assert!(!admit(9_999));
        assert!(admit(10_000));
        assert!(!admit(18_999));
        assert!(admit(19_000));
    }
}
