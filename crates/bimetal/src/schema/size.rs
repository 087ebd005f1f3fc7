//! What is too big or too small: lengths and numbers.

use super::{
    finding::{Finding, text},
    issue::Member,
    print::print_number,
};

/// A bound that is passed.
#[derive(Clone, Copy)]
pub(super) struct Bound {
    /// What is measured: `string`, `array`, `file`, `number`, `int`, or `unknown`.
    pub(super) origin: &'static str,
    pub(super) side: Side,
    pub(super) value: f64,
    /// The bound itself is allowed.
    pub(super) inclusive: bool,
    /// No other length is allowed.
    pub(super) exact: bool,
}

/// On which side of the bound the value is.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Side {
    Big,
    Small,
}

impl Bound {
    /// The value is beyond the bound.
    pub(super) fn passed(self) -> Finding {
        let mut members = vec![
            ("origin", text(self.origin)),
            self.code(),
            self.member(),
            ("inclusive", Member::Boolean(self.inclusive)),
        ];
        if self.exact {
            members.push(("exact", Member::Boolean(true)));
        }
        self.finding(members)
    }

    /// A tuple has too many or too few items.
    pub(super) fn passed_by_tuple(self) -> Finding {
        self.finding(vec![
            self.code(),
            self.member(),
            ("inclusive", Member::Boolean(self.inclusive)),
            ("origin", text(self.origin)),
        ])
    }

    /// An integer is none that a float holds without doubt.
    pub(super) fn passed_by_integer(self) -> Finding {
        let note = "Integers must be within the safe integer range.";
        self.finding(vec![
            self.code(),
            self.member(),
            ("note", text(note)),
            ("origin", text(self.origin)),
            ("inclusive", Member::Boolean(self.inclusive)),
        ])
    }

    fn finding(self, members: Vec<(&'static str, Member)>) -> Finding {
        Finding {
            members,
            message: self.message(),
        }
    }

    fn code(self) -> (&'static str, Member) {
        let code = match self.side {
            Side::Big => "too_big",
            Side::Small => "too_small",
        };
        ("code", text(code))
    }

    fn member(self) -> (&'static str, Member) {
        let name = match self.side {
            Side::Big => "maximum",
            Side::Small => "minimum",
        };
        (name, Member::Number(self.value))
    }

    fn message(self) -> String {
        let (size, comparison) = match (self.side, self.inclusive) {
            (Side::Big, true) => ("big", "<="),
            (Side::Big, false) => ("big", "<"),
            (Side::Small, true) => ("small", ">="),
            (Side::Small, false) => ("small", ">"),
        };
        let (verb, unit) = match self.origin {
            "string" => ("to have", " characters"),
            "array" => ("to have", " items"),
            "file" => ("to have", " bytes"),
            _ => ("to be", ""),
        };
        format!(
            "Too {size}: expected {} {verb} {}{}{unit}",
            self.origin,
            if self.exact { "exactly " } else { comparison },
            print_number(self.value),
        )
    }
}
