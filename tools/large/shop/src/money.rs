//! Sums of money, counted in cents.

use crate::generated::schemas::{Amount, Currency, Money};

/// The contract lets only digits and a point through, and few enough of them.
pub fn cents(amount: &Amount) -> i64 {
    amount
        .bytes()
        .filter(u8::is_ascii_digit)
        .fold(0, |sum, digit| 10 * sum + i64::from(digit - b'0'))
}

pub fn amount(cents: i64) -> Amount {
    Amount(format!("{}.{:02}", cents / 100, cents % 100))
}

pub fn euros(cents: i64) -> Money {
    Money {
        amount: amount(cents),
        currency: Currency::Eur,
    }
}

/// A part of a sum, half a cent being a whole one.
pub fn percent_of(cents: i64, percent: f64) -> i64 {
    (cents as f64 * percent / 100.0).round() as i64
}
