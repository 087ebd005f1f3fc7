//! Secrets.

use super::Binding;
use crate::env::{EnvValue, Fault};
use std::{fmt, rc::Rc};

/// A secret's text. `Debug` does not show it, and there is no `Display`.
///
/// ```
/// use bimetal::Secret;
///
/// let token = Secret::new("s3cr3t");
/// assert_eq!(token.as_str(), "s3cr3t");
/// assert_eq!(format!("{token:?}"), "Secret(..)");
/// ```
#[derive(Clone)]
pub struct Secret(Rc<str>);

impl Secret {
    /// A secret for a native test, or one that was read elsewhere.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into().into())
    }

    /// A secret of a native test; its text is `fake secret`.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn fake() -> Self {
        Self::new("fake secret")
    }

    /// Its text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

impl Binding for Secret {
    const KIND: &'static str = "secret";

    #[cfg(target_arch = "wasm32")]
    fn take(value: EnvValue, _name: &'static str) -> Result<Self, Fault> {
        match value.as_string() {
            Some(text) => Ok(Self::new(text)),
            None if value.is_undefined() => Err(Fault::MissingSecret),
            None => Err(Fault::NoText),
        }
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn take(value: EnvValue, _name: &'static str) -> Result<Self, Fault> {
        match value {}
    }
}
