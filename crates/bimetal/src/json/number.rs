//! Numbers: 64-bit floats as JavaScript reads them, with a shorter way for the plain ones.

use super::{Invalid, Reader};

/// The largest integer that a JavaScript number holds without doubt: 2^53 - 1.
pub(crate) const MAX_SAFE_INTEGER: i64 = (1 << 53) - 1;

/// At most this many digits fit a `u64` whatever they are.
const EXACT_DIGITS: usize = 19;

/// Powers of ten, all of them exact, for as many decimal places as [`EXACT_DIGITS`] allows.
const POWERS_OF_TEN: [f64; EXACT_DIGITS + 1] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19,
];

/// A number that follows the grammar, not yet converted.
pub(super) struct Number<'a> {
    text: &'a str,
    negative: bool,
    /// All digits as one integer, without the decimal point; wrong where there are too many.
    digits: u64,
    decimals: usize,
    /// `digits` and `decimals` say all there is: few digits and no exponent.
    plain: bool,
}

impl Number<'_> {
    /// The nearest float, which is infinite where the number is too large for one.
    pub(super) fn to_f64(&self) -> f64 {
        let power = POWERS_OF_TEN.get(self.decimals);
        match power {
            // Both are exact floats, so that their quotient is the float nearest to the true one.
            Some(power) if self.plain && self.digits <= MAX_SAFE_INTEGER as u64 => {
                let magnitude = self.digits as f64 / power;
                if self.negative { -magnitude } else { magnitude }
            }
            _ => self.text.parse().unwrap_or(f64::INFINITY),
        }
    }

    /// The integer that JavaScript sees here, where it sees a safe one: `1.0` and `1e3` are, `1.5` and 2^53 are not.
    pub(super) fn to_i64(&self) -> Option<i64> {
        if self.plain && self.decimals == 0 && self.digits <= MAX_SAFE_INTEGER as u64 {
            let magnitude = self.digits as i64;
            return Some(if self.negative { -magnitude } else { magnitude });
        }
        safe_integer(self.to_f64())
    }
}

/// The integer equal to `number`, unless it has a fraction or its neighbours are not distinct.
pub(crate) fn safe_integer(number: f64) -> Option<i64> {
    let integer = number as i64;
    let safe = integer.unsigned_abs() <= MAX_SAFE_INTEGER as u64 && integer as f64 == number;
    safe.then_some(integer)
}

impl<'a> Reader<'a> {
    /// Passes a number, checking the grammar.
    pub(super) fn scan_number(&mut self) -> Result<Number<'a>, Invalid> {
        let negative = self.token() == b'-';
        let start = self.at;
        self.at += usize::from(negative);
        let mut digits = 0;
        let leading = self.peek();
        let whole = self.digits(&mut digits)?;
        if leading == b'0' && whole > 1 {
            return Err(Invalid);
        }
        let mut decimals = 0;
        if self.peek() == b'.' {
            self.at += 1;
            decimals = self.digits(&mut digits)?;
        }
        let mut plain = whole + decimals <= EXACT_DIGITS;
        if matches!(self.peek(), b'e' | b'E') {
            plain = false;
            self.at += 1;
            self.at += usize::from(matches!(self.peek(), b'+' | b'-'));
            self.digits(&mut 0)?;
        }
        Ok(Number {
            text: self.text.get(start..self.at).ok_or(Invalid)?,
            negative,
            digits,
            decimals,
            plain,
        })
    }

    /// Passes one or more digits, appending them to `value`, and counts them.
    #[inline]
    fn digits(&mut self, value: &mut u64) -> Result<usize, Invalid> {
        let start = self.at;
        loop {
            let digit = self.peek().wrapping_sub(b'0');
            if digit > 9 {
                break;
            }
            *value = value.wrapping_mul(10).wrapping_add(u64::from(digit));
            self.at += 1;
        }
        if self.at == start {
            return Err(Invalid);
        }
        Ok(self.at - start)
    }
}
