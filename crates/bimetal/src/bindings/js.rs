//! Values across the border: one piece of text or bytes each, whatever their shape.

use crate::json::{self, Decode, Encode, Invalid};
use js_sys::{JSON, Uint8Array};
use wasm_bindgen::JsValue;

/// A value as JSON; `undefined` and functions as `null`.
pub(crate) fn stringify(value: &JsValue) -> Result<String, JsValue> {
    let text: JsValue = JSON::stringify(value)?.into();
    Ok(text.as_string().unwrap_or_else(|| "null".to_owned()))
}

/// A value of the type that is asked for, read from its JSON.
pub(crate) fn decode<T: Decode>(value: &JsValue) -> Result<T, Invalid> {
    let text = stringify(value).map_err(|_| Invalid)?;
    json::from_slice(text.as_bytes())
}

/// The JavaScript value of a Rust one, through its JSON.
pub(crate) fn parse(value: &(impl Encode + ?Sized)) -> Result<JsValue, JsValue> {
    parse_text(json::to_vec(value))
}

/// The JavaScript value of JSON text that was written here.
pub(crate) fn parse_text(text: Vec<u8>) -> Result<JsValue, JsValue> {
    // SAFETY: the writer of JSON writes UTF-8.
    JSON::parse(unsafe { std::str::from_utf8_unchecked(&text) })
}

/// A number for the writer of JSON, which writes integers with less code than floats.
pub(crate) fn int(number: u64) -> i64 {
    number.try_into().unwrap_or(i64::MAX)
}

/// The bytes of an `ArrayBuffer` or a view of one.
pub(crate) fn bytes(buffer: &JsValue) -> Vec<u8> {
    Uint8Array::new(buffer).to_vec()
}
