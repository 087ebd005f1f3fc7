//! The ids of Durable Objects.

use std::fmt;

#[cfg(target_arch = "wasm32")]
use {super::js, wasm_bindgen::JsCast, wasm_bindgen::JsValue};

/// The id of a Durable Object. Its text, by `to_string`, can be kept and read again with
/// [`id_from_string`](super::DurableObjectNamespace::id_from_string).
#[derive(Clone)]
pub struct DurableObjectId(
    #[cfg(target_arch = "wasm32")] js::Id,
    #[cfg(not(target_arch = "wasm32"))] Fake,
);

#[cfg(target_arch = "wasm32")]
impl DurableObjectId {
    /// A JavaScript `DurableObjectId`.
    pub fn from_js(id: JsValue) -> Self {
        Self(id.unchecked_into())
    }

    /// The name that it was made from, where that is known.
    pub fn name(&self) -> Option<String> {
        self.0.name()
    }

    /// The JavaScript `DurableObjectId`.
    pub fn raw(&self) -> &JsValue {
        &self.0
    }

    fn text(&self) -> String {
        self.0.to_string()
    }
}

#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone)]
struct Fake {
    text: String,
    name: Option<String>,
}

#[cfg(not(target_arch = "wasm32"))]
impl DurableObjectId {
    pub(crate) fn fake(text: String, name: Option<&str>) -> Self {
        let name = name.map(str::to_owned);
        Self(Fake { text, name })
    }

    /// The name that it was made from, where that is known.
    pub fn name(&self) -> Option<String> {
        self.0.name.clone()
    }

    fn text(&self) -> String {
        self.0.text.clone()
    }
}

impl PartialEq for DurableObjectId {
    fn eq(&self, other: &Self) -> bool {
        self.text() == other.text()
    }
}

impl Eq for DurableObjectId {}

impl fmt::Display for DurableObjectId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

impl fmt::Debug for DurableObjectId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("DurableObjectId")
            .field(&self.text())
            .finish()
    }
}
