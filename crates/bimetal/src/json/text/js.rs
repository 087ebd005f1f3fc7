//! JavaScript's own engines: those that zod itself asks.

use std::{cell::RefCell, collections::BTreeMap};

use js_sys::{JsString, RegExp};
use wasm_bindgen::prelude::*;

use super::{Form, Pattern};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = URL)]
    type Url;
    #[wasm_bindgen(static_method_of = Url, js_class = "URL", js_name = canParse)]
    fn can_parse(text: &str) -> bool;
    #[wasm_bindgen(constructor, js_class = "URL")]
    fn new(text: &str) -> Url;
    #[wasm_bindgen(method, getter)]
    fn hostname(this: &Url) -> String;
    #[wasm_bindgen(method, getter)]
    fn protocol(this: &Url) -> String;
    #[wasm_bindgen(method, getter)]
    fn href(this: &Url) -> String;
}

thread_local! {
    /// Compiled expressions, by where their source stands: it is the same for as long as the module is.
    static PATTERNS: RefCell<BTreeMap<(usize, usize), RegExp>> = const { RefCell::new(BTreeMap::new()) };
}

pub(super) fn matches(pattern: &Pattern, text: &str) -> bool {
    let key = (
        pattern.source.as_ptr() as usize,
        pattern.flags.as_ptr() as usize,
    );
    let expression = PATTERNS.with_borrow_mut(|patterns| {
        patterns
            .entry(key)
            .or_insert_with(|| RegExp::new(pattern.source, pattern.flags))
            .clone()
    });
    expression.set_last_index(0);
    expression.test(text)
}

pub(super) fn lower(text: &str) -> String {
    JsString::from(text).to_lower_case().into()
}

pub(super) fn upper(text: &str) -> String {
    JsString::from(text).to_upper_case().into()
}

pub(super) fn normalize(text: &str, form: Form) -> String {
    let form = match form {
        Form::Nfc => "NFC",
        Form::Nfd => "NFD",
        Form::Nfkc => "NFKC",
        Form::Nfkd => "NFKD",
    };
    JsString::from(text).normalize(form).into()
}

pub(super) fn is_ipv6(text: &str) -> bool {
    super::is_ipv6_alphabet(text) && Url::can_parse(&format!("http://[{text}]"))
}

/// The host and the protocol of a URL, and the URL as it is written canonically.
pub(super) fn parse_url(text: &str) -> Option<[String; 3]> {
    if !Url::can_parse(text) {
        return None;
    }
    let url = Url::new(text);
    Some([url.hostname(), url.protocol(), url.href()])
}
