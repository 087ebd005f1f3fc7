//! Checks of strings, and changes made to them between checks, as zod 4 makes them.

mod format;
#[cfg(target_arch = "wasm32")]
mod js;
#[cfg(not(target_arch = "wasm32"))]
mod native;
mod slug;

#[cfg(target_arch = "wasm32")]
use js as engine;
#[cfg(not(target_arch = "wasm32"))]
use native as engine;

use std::borrow::Cow;

use super::Invalid;

/// One check of a string, or a change that is made to it between checks.
///
/// What needs an engine of regular expressions, of URLs or of Unicode is asked of JavaScript on wasm32, the one that zod
/// itself asks; natively crates stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextCheck {
    /// At least so many code points.
    Min(usize),
    /// At most so many code points.
    Max(usize),
    /// Exactly so many code points.
    Length(usize),
    /// A regular expression matches.
    Pattern(Pattern),
    /// The text starts so.
    Prefix(&'static str),
    /// The text ends so.
    Suffix(&'static str),
    /// The text contains this, at or after a position in UTF-16 units.
    Includes(&'static str, usize),
    /// An IPv6 address.
    Ipv6,
    /// A range of IPv6 addresses.
    CidrV6,
    /// Base64, with padding.
    Base64,
    /// Base64 for URLs, without padding.
    Base64Url,
    /// A JSON Web Token, of this algorithm if one is given.
    Jwt(Option<&'static str>),
    /// The number of a credit card, with its checksum.
    CreditCard,
    /// An IBAN, with its checksum.
    Iban,
    /// A URL; white space around it and line breaks in it are taken out.
    Url(UrlCheck),
    /// White space around the text is taken off.
    Trim,
    /// The text in lower case.
    Lower,
    /// The text in upper case.
    Upper,
    /// The text as a part of a URL: words of letters and digits between hyphens.
    Slugify,
    /// The text in a normal form of Unicode.
    Normalize(Form),
}

/// A regular expression of ECMAScript.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Pattern {
    /// What stands between the slashes.
    pub source: &'static str,
    /// What stands behind them.
    pub flags: &'static str,
}

impl Pattern {
    /// Whether it matches a text.
    pub fn matches(&self, text: &str) -> bool {
        engine::matches(self, text)
    }
}

/// What a URL must be beside well-formed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UrlCheck {
    /// What its host name must match.
    pub hostname: Option<Pattern>,
    /// What its protocol must match, without the colon.
    pub protocol: Option<Pattern>,
    /// Whether the text becomes the URL as it is written canonically.
    pub normalize: bool,
}

/// The normal forms of Unicode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Canonical composition.
    Nfc,
    /// Canonical decomposition.
    Nfd,
    /// Compatibility composition.
    Nfkc,
    /// Compatibility decomposition.
    Nfkd,
}

/// Runs checks and changes one after the other, and gives the text that they leave.
///
/// ```
/// use bimetal::json::{TextCheck, check_text};
///
/// let checks = [TextCheck::Trim, TextCheck::Min(2), TextCheck::Upper];
/// assert_eq!(check_text(" ab ", &checks).as_deref(), Ok("AB"));
/// assert!(check_text(" a ", &checks).is_err());
/// ```
pub fn check_text<'a>(text: &'a str, checks: &[TextCheck]) -> Result<Cow<'a, str>, Invalid> {
    let mut text = Cow::Borrowed(text);
    for check in checks {
        match change(&text, check)? {
            Some(changed) => text = Cow::Owned(changed),
            None if passes(&text, check) => {}
            None => return Err(Invalid),
        }
    }
    Ok(text)
}

/// What a change makes of a text; `None` for what is only a check.
fn change(text: &str, check: &TextCheck) -> Result<Option<String>, Invalid> {
    Ok(Some(match check {
        TextCheck::Trim => trim(text).to_owned(),
        TextCheck::Lower => engine::lower(text),
        TextCheck::Upper => engine::upper(text),
        TextCheck::Slugify => slug::slugify(&engine::lower(text)),
        TextCheck::Normalize(form) => engine::normalize(text, *form),
        TextCheck::Url(url) => check_url(text, url)?,
        _ => return Ok(None),
    }))
}

fn passes(text: &str, check: &TextCheck) -> bool {
    match check {
        TextCheck::Min(least) => text.chars().count() >= *least,
        TextCheck::Max(most) => text.len() <= *most || text.chars().count() <= *most,
        TextCheck::Length(length) => text.chars().count() == *length,
        TextCheck::Pattern(pattern) => pattern.matches(text),
        TextCheck::Prefix(prefix) => text.starts_with(prefix),
        TextCheck::Suffix(suffix) => text.ends_with(suffix),
        TextCheck::Includes(part, position) => text
            .get(byte_position(text, *position)..)
            .is_some_and(|rest| rest.contains(part)),
        TextCheck::Ipv6 => engine::is_ipv6(text),
        TextCheck::CidrV6 => format::is_cidr_v6(text, engine::is_ipv6),
        TextCheck::Base64 => format::is_base64(text),
        TextCheck::Base64Url => format::is_base64_url(text),
        TextCheck::Jwt(alg) => format::is_jwt(text, *alg),
        TextCheck::CreditCard => format::is_credit_card(text),
        TextCheck::Iban => format::is_iban(text),
        _ => true,
    }
}

/// A URL as its schema gives it.
fn check_url(text: &str, check: &UrlCheck) -> Result<String, Invalid> {
    let mut is_right = true;
    let url = judge_url(text, check, |_| is_right = false);
    url.filter(|_| is_right).ok_or(Invalid)
}

/// What is wrong with a text that should be a URL.
#[derive(Debug, Clone, Copy)]
pub(crate) enum UrlProblem {
    /// It does not start as web addresses do.
    Start,
    /// It is none.
    NoUrl,
    /// Its host name does not match.
    Hostname(Pattern),
    /// Its protocol does not match.
    Protocol(Pattern),
}

/// A URL as its schema gives it, also where something is wrong with its parts. Without `normalize`, a web address must
/// have its `://` as it stands.
pub(crate) fn judge_url(
    text: &str,
    check: &UrlCheck,
    mut report: impl FnMut(UrlProblem),
) -> Option<String> {
    let text = trim(text);
    let is_web = check
        .protocol
        .is_some_and(|protocol| protocol.source == WEB);
    if is_web && !check.normalize && !has_web_start(text) {
        report(UrlProblem::Start);
        return None;
    }
    let Some([host, protocol, href]) = engine::parse_url(text) else {
        report(UrlProblem::NoUrl);
        return None;
    };
    let scheme = protocol.strip_suffix(':').unwrap_or(&protocol);
    if let Some(pattern) = check.hostname.filter(|pattern| !pattern.matches(&host)) {
        report(UrlProblem::Hostname(pattern));
    }
    if let Some(pattern) = check.protocol.filter(|pattern| !pattern.matches(scheme)) {
        report(UrlProblem::Protocol(pattern));
    }
    if check.normalize {
        return Some(href);
    }
    Some(text.replace(['\t', '\n', '\r'], ""))
}

/// The protocols of `z.httpUrl()`.
const WEB: &str = "^https?$";

fn has_web_start(text: &str) -> bool {
    let starts = |start: &str| {
        text.get(..start.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(start))
    };
    starts("http://") || starts("https://")
}

/// What zod takes for an IPv6 address before it asks for a URL with it.
fn is_ipv6_alphabet(text: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_hexdigit() || byte == b':' || byte == b'.';
    !text.is_empty() && text.bytes().all(is_part)
}

/// Where the UTF-16 unit of that number stands in UTF-8. Inside of a surrogate pair it is the position after it, as no
/// text without lone surrogates matches there.
fn byte_position(text: &str, position: usize) -> usize {
    let mut units = 0;
    for (at, character) in text.char_indices() {
        if units >= position {
            return at;
        }
        units += character.len_utf16();
    }
    text.len()
}

/// Takes off what `String.prototype.trim` does.
pub(crate) fn trim(text: &str) -> &str {
    text.trim_matches(is_space)
}

/// White space and line terminators of ECMAScript.
fn is_space(character: char) -> bool {
    matches!(
        character,
        '\t'..='\r' | ' ' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{2028}' | '\u{2029}' | '\u{202f}'
            | '\u{205f}' | '\u{3000}' | '\u{feff}'
    )
}

/// Whether a number is a multiple of another, as nearly as floats can say; zod's rule.
pub fn is_multiple(value: f64, divisor: f64) -> bool {
    let ratio = value / divisor;
    (ratio - round(ratio)).abs() < 4.0 * f64::EPSILON * ratio.abs().max(1.0)
}

/// `Math.round`: halves go up.
fn round(number: f64) -> f64 {
    let floor = number.floor();
    if number - floor >= 0.5 {
        floor + 1.0
    } else {
        floor
    }
}

#[cfg(test)]
mod tests;
