//! Dates, as JavaScript writes them in JSON.

use crate::json::{Invalid, Reader};

const DAY: u64 = 86_400_000;

/// Reads `2026-11-23T12:34:56.789Z` as milliseconds since the Unix epoch.
pub(super) fn decode(reader: &mut Reader<'_>) -> Result<u64, Invalid> {
    parse(&reader.string()?).ok_or(Invalid)
}

fn parse(text: &str) -> Option<u64> {
    let text = text.strip_suffix('Z')?;
    let (date, time) = text.split_once('T')?;
    let mut date = date.splitn(3, '-').map(|part| part.parse::<u64>());
    let mut time = time.split([':', '.']).map(|part| part.parse::<u64>());
    let mut next_date = || date.next()?.ok();
    let days = days(next_date()?, next_date()?, next_date()?)?;
    let mut next_time = || time.next()?.ok();
    let seconds = (next_time()? * 60 + next_time()?) * 60 + next_time()?;
    Some(days * DAY + seconds * 1000 + next_time().unwrap_or(0))
}

/// Days from the Unix epoch to a date of the Gregorian calendar.
fn days(year: u64, month: u64, day: u64) -> Option<u64> {
    // Years begin in March, so that the leap day is the last one.
    let (year, month) = if month > 2 {
        (year, month - 3)
    } else {
        (year.checked_sub(1)?, month + 9)
    };
    let days = year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + day;
    // The days from March of the year 0 to the epoch, and 1 because days of a month count from 1.
    days.checked_sub(719_469)
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn dates_are_milliseconds_since_the_epoch() {
        let cases = [
            ("1970-01-01T00:00:00.000Z", Some(0)),
            ("1970-03-01T00:00:00.001Z", Some(59 * 86_400_000 + 1)),
            ("2000-02-29T00:00:00.000Z", Some(951_782_400_000)),
            ("2026-11-23T12:34:56.789Z", Some(1_795_437_296_789)),
            ("2100-12-31T23:59:59.999Z", Some(4_133_980_799_999)),
            ("1969-12-31T23:59:59.999Z", None),
            ("2026-11-23", None),
            ("today", None),
        ];
        for (text, time) in cases {
            assert_eq!(parse(text), time, "{text}");
        }
    }
}
