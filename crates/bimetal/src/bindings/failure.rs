//! What a binding's method fails with.

use super::origin::Site;
use std::{borrow::Cow, fmt};

#[cfg(target_arch = "wasm32")]
use crate::Thrown;

/// A binding's method failed. The text names the binding and the method, and no value; that of a binding whose payload the
/// contract declares names the key, too.
///
/// ```
/// # bimetal::test::block_on(async {
/// let links = bimetal::Kv::fake();
/// links.put("home", "not a number").await.unwrap();
///
/// let error = links.get_json::<f64>("home").await.unwrap_err();
/// assert_eq!(error.to_string(), "KV namespace: get_json: the value is not of the type that was asked for");
/// assert!(error.is_invalid());
/// # });
/// ```
pub struct BindingError(Box<Details>);

struct Details {
    site: Site,
    method: String,
    cause: Cause,
}

/// Why a method failed.
pub(crate) enum Cause {
    /// The value is there, and is not of the type that was asked for.
    Invalid,
    /// A payload is not what the contract declares.
    NoPayload(String),
    /// The binding, or its fake, said no.
    Refused(Cow<'static, str>),
    /// JavaScript threw.
    #[cfg(target_arch = "wasm32")]
    Thrown(Thrown),
}

impl BindingError {
    pub(crate) fn new(site: Site, method: &str, cause: Cause) -> Self {
        Self(Box::new(Details {
            site,
            method: method.to_owned(),
            cause,
        }))
    }

    /// The binding's name in `env`; empty for a fake.
    pub fn binding(&self) -> &'static str {
        self.0.site.name
    }

    /// The method that failed.
    pub fn method(&self) -> &str {
        &self.0.method
    }

    /// Why: the platform's own words where it was the platform that failed.
    pub fn reason(&self) -> String {
        match &self.0.cause {
            Cause::Invalid => "the value is not of the type that was asked for".to_owned(),
            Cause::NoPayload(reason) => reason.clone(),
            Cause::Refused(reason) => reason.clone().into_owned(),
            #[cfg(target_arch = "wasm32")]
            Cause::Thrown(thrown) => thrown.to_string(),
        }
    }

    /// Whether a value is not of the type that was asked for, or not what the contract declares.
    pub fn is_invalid(&self) -> bool {
        matches!(self.0.cause, Cause::Invalid | Cause::NoPayload(_))
    }
}

impl fmt::Display for BindingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.site.kind)?;
        if !self.0.site.name.is_empty() {
            f.write_str(" ")?;
            f.write_str(self.0.site.name)?;
        }
        for part in [": ", self.method(), ": ", &self.reason()] {
            f.write_str(part)?;
        }
        Ok(())
    }
}

impl fmt::Debug for BindingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for BindingError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.0.cause {
            #[cfg(target_arch = "wasm32")]
            Cause::Thrown(thrown) => Some(thrown),
            _ => None,
        }
    }
}
