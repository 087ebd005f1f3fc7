//! What is wrong with a text.

use super::{
    finding::{Finding, text},
    issue::Member,
};
use crate::json::{Pattern, TextCheck, UrlProblem};

type Members = Vec<(&'static str, Member)>;

impl Finding {
    /// A pattern does not match.
    pub(super) fn no_match(format: &'static str, shown: Option<&Pattern>) -> Self {
        let Some(Pattern { source, flags }) = shown else {
            return Self::no_format(format);
        };
        let pattern = format!("/{source}/{flags}");
        let message = match format {
            "regex" => format!("Invalid string: must match pattern {pattern}"),
            _ => message_of(format),
        };
        let mut members = members_of("string", format);
        members.push(("pattern", text(pattern)));
        Self { members, message }
    }

    /// The text is not of a template.
    pub(super) fn no_template(pattern: &Pattern) -> Self {
        let mut finding = Self::no_format("template_literal");
        finding.members.push(("pattern", text(pattern.source)));
        finding
    }

    /// A check of a text fails that is neither one of a length nor of a URL.
    pub(super) fn wrong_text(check: &TextCheck) -> Self {
        match *check {
            TextCheck::Pattern(pattern) => Self::no_match("regex", Some(&pattern)),
            TextCheck::Prefix(part) => Self::no_part("starts_with", "prefix", "start with", part),
            TextCheck::Suffix(part) => Self::no_part("ends_with", "suffix", "end with", part),
            TextCheck::Includes(part, _) => Self::no_part("includes", "includes", "include", part),
            TextCheck::Ipv6 => Self::no_format("ipv6"),
            TextCheck::CidrV6 => Self::no_format("cidrv6"),
            TextCheck::Base64 => Self::no_format("base64"),
            TextCheck::Base64Url => Self::no_format("base64url"),
            TextCheck::Jwt(_) => Self::no_format("jwt"),
            TextCheck::CreditCard => Self::no_format("credit_card"),
            TextCheck::Iban => Self::no_format("iban"),
            // The others only change the text, or are no checks of this kind.
            _ => Self::no_format("string"),
        }
    }

    /// A text is no URL, or none of the right kind.
    pub(super) fn wrong_url(problem: UrlProblem) -> Self {
        let mut finding = Self::no_format("url");
        let (note, pattern) = match problem {
            UrlProblem::NoUrl => return finding,
            UrlProblem::Start => ("Invalid URL format", None),
            UrlProblem::Hostname(pattern) => ("Invalid hostname", Some(pattern)),
            UrlProblem::Protocol(pattern) => ("Invalid protocol", Some(pattern)),
        };
        finding.members.push(("note", text(note)));
        let pattern = pattern.map(|pattern| ("pattern", text(pattern.source)));
        finding.members.extend(pattern);
        finding
    }

    fn no_format(format: &'static str) -> Self {
        Self {
            members: vec![("code", text("invalid_format")), ("format", text(format))],
            message: match format {
                // What zod says where the issue does not show the pattern.
                "regex" => "Invalid string: must match pattern undefined".into(),
                _ => message_of(format),
            },
        }
    }

    fn no_part(format: &'static str, member: &'static str, verb: &str, part: &'static str) -> Self {
        let mut members = members_of("string", format);
        members.push((member, text(part)));
        Self {
            members,
            message: format!("Invalid string: must {verb} \"{part}\""),
        }
    }
}

fn members_of(origin: &'static str, format: &'static str) -> Members {
    vec![
        ("origin", text(origin)),
        ("code", text("invalid_format")),
        ("format", text(format)),
    ]
}

fn message_of(format: &'static str) -> String {
    format!("Invalid {}", noun(format))
}

/// What zod calls formats whose name is not clear enough.
fn noun(format: &'static str) -> &'static str {
    match format {
        "email" => "email address",
        "url" => "URL",
        "uuid" => "UUID",
        "uuidv4" => "UUIDv4",
        "uuidv6" => "UUIDv6",
        "guid" => "GUID",
        "ulid" => "ULID",
        "xid" => "XID",
        "ksuid" => "KSUID",
        "datetime" => "ISO datetime",
        "date" => "ISO date",
        "time" => "ISO time",
        "duration" => "ISO duration",
        "ipv4" => "IPv4 address",
        "ipv6" => "IPv6 address",
        "mac" => "MAC address",
        "cidrv4" => "IPv4 range",
        "cidrv6" => "IPv6 range",
        "base64" => "base64-encoded string",
        "base64url" => "base64url-encoded string",
        "json_string" => "JSON string",
        "e164" => "E.164 number",
        "currency_code" => "currency code",
        "credit_card" => "credit card number",
        "iban" => "IBAN",
        "jwt" => "JWT",
        "template_literal" => "input",
        _ => format,
    }
}
