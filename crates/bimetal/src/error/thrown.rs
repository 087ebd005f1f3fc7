//! Values that JavaScript throws.

use std::fmt;
use wasm_bindgen::prelude::*;

/// What JavaScript threw, or rejected a promise with.
///
/// An import of one's own may name it, and `?` makes an [`Error`](crate::Error) of it:
///
/// ```
/// # use wasm_bindgen::prelude::*;
/// #[wasm_bindgen]
/// extern "C" {
///     #[wasm_bindgen(catch, js_name = structuredClone)]
///     fn structured_clone(value: &JsValue) -> Result<JsValue, bimetal::Thrown>;
/// }
/// ```
#[derive(Clone)]
pub struct Thrown(JsValue);

#[wasm_bindgen]
extern "C" {
    /// `String(value)`; an object's own `toString` may throw.
    #[wasm_bindgen(catch, js_name = String)]
    fn text(value: &JsValue) -> Result<String, JsValue>;

    type AnyError;
    #[wasm_bindgen(method, getter)]
    fn stack(this: &AnyError) -> JsValue;
}

impl Thrown {
    /// The value itself.
    pub fn value(&self) -> &JsValue {
        &self.0
    }

    /// The stack of a JavaScript error, which begins with its name and message.
    pub fn stack(&self) -> Option<String> {
        let error = self.0.dyn_ref::<js_sys::Error>()?;
        error.unchecked_ref::<AnyError>().stack().as_string()
    }
}

impl From<JsValue> for Thrown {
    fn from(value: JsValue) -> Self {
        Self(value)
    }
}

/// The text of an error, with its name unless that is only `Error`.
impl fmt::Display for Thrown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = text(&self.0).unwrap_or_else(|_| "a value without a text was thrown".to_owned());
        f.write_str(text.strip_prefix("Error: ").unwrap_or(&text))
    }
}

impl fmt::Debug for Thrown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Thrown {}
