//! What stands in for JavaScript's engines in tests on the developer's machine.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use unicode_normalization::UnicodeNormalization;

use super::{Form, Pattern};

thread_local! {
    static PATTERNS: RefCell<BTreeMap<(&'static str, &'static str), Rc<regress::Regex>>> =
        const { RefCell::new(BTreeMap::new()) };
}

pub(super) fn matches(pattern: &Pattern, text: &str) -> bool {
    let expression = PATTERNS.with_borrow_mut(|patterns| {
        let compiled = patterns
            .entry((pattern.source, pattern.flags))
            .or_insert_with(|| Rc::new(compile(pattern)));
        Rc::clone(compiled)
    });
    if pattern.flags.contains('u') || pattern.flags.contains('v') {
        let found = expression.find(text);
        return found.is_some_and(|found| !pattern.flags.contains('y') || found.start() == 0);
    }
    // Without the flag `u` an expression sees UTF-16 units.
    let units: Vec<u16> = text.encode_utf16().collect();
    let found = expression.find_from_ucs2(&units, 0).next();
    found.is_some_and(|found| !pattern.flags.contains('y') || found.start() == 0)
}

/// Invariant: the compiler has had the expression from JavaScript, which accepts it.
fn compile(pattern: &Pattern) -> regress::Regex {
    let flags = pattern.flags.replace(['g', 'y', 'd'], "");
    regress::Regex::with_flags(pattern.source, flags.as_str()).unwrap_or_else(|error| {
        panic!(
            "the native stand-in cannot read /{}/: {error}",
            pattern.source
        )
    })
}

pub(super) fn lower(text: &str) -> String {
    text.to_lowercase()
}

pub(super) fn upper(text: &str) -> String {
    text.to_uppercase()
}

pub(super) fn normalize(text: &str, form: Form) -> String {
    match form {
        Form::Nfc => text.nfc().collect(),
        Form::Nfd => text.nfd().collect(),
        Form::Nfkc => text.nfkc().collect(),
        Form::Nfkd => text.nfkd().collect(),
    }
}

pub(super) fn is_ipv6(text: &str) -> bool {
    super::is_ipv6_alphabet(text) && url::Url::parse(&format!("http://[{text}]")).is_ok()
}

/// The host and the protocol of a URL, and the URL as it is written canonically.
pub(super) fn parse_url(text: &str) -> Option<[String; 3]> {
    let url = url::Url::parse(text).ok()?;
    let host = url.host_str().unwrap_or_default().to_owned();
    Some([host, format!("{}:", url.scheme()), url.to_string()])
}
