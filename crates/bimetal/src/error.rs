//! What a handler's `?` turns any error into.

use std::{borrow::Cow, error::Error as StdError, fmt};

#[cfg(target_arch = "wasm32")]
mod thrown;

#[cfg(target_arch = "wasm32")]
pub use thrown::Thrown;

/// An error of any kind: what `?` makes of every `std::error::Error`, and of what JavaScript throws.
///
/// `Display` gives the error and its causes on one line, `Debug` a line for each, and after them the stack of the
/// JavaScript error where one is at the bottom. It does not implement `std::error::Error` itself, so that every
/// type that does can become one.
///
/// ```
/// use bimetal::Error;
///
/// fn port(text: &str) -> Result<u16, Error> {
///     let port = text.parse().map_err(|error| Error::from(error).context("the port is no number"))?;
///     if port == 0 {
///         return Err(Error::new("the port must not be 0"));
///     }
///     Ok(port)
/// }
///
/// assert_eq!(port("0").unwrap_err().to_string(), "the port must not be 0");
/// assert_eq!(port("x").unwrap_err().to_string(), "the port is no number: invalid digit found in string");
/// ```
pub struct Error(Box<dyn StdError>);

impl Error {
    /// An error that is only a message.
    pub fn new(message: impl Into<Cow<'static, str>>) -> Self {
        Self(Box::new(Message {
            text: message.into(),
            cause: None,
        }))
    }

    /// Puts what was being done before the cause.
    #[must_use]
    pub fn context(self, message: impl Into<Cow<'static, str>>) -> Self {
        Self(Box::new(Message {
            text: message.into(),
            cause: Some(self.0),
        }))
    }

    /// The error that this one was made from, or the first of its causes, if it is an `E`.
    ///
    /// ```
    /// use bimetal::Error;
    ///
    /// let error = Error::from("x".parse::<u8>().unwrap_err()).context("reading the size");
    /// assert!(error.find::<std::num::ParseIntError>().is_some());
    /// ```
    pub fn find<E: StdError + 'static>(&self) -> Option<&E> {
        self.chain().find_map(|error| error.downcast_ref())
    }

    /// The error, its cause, the cause of that, and so on.
    fn chain(&self) -> impl Iterator<Item = &(dyn StdError + 'static)> {
        let first: &(dyn StdError + 'static) = &*self.0;
        std::iter::successors(Some(first), |&error| error.source())
    }

    /// The messages of the chain. One that the message before it ends with, as many libraries write them, is not
    /// repeated.
    fn messages(&self) -> Vec<String> {
        let mut messages: Vec<String> = Vec::new();
        for error in self.chain() {
            let text = error.to_string();
            if !messages.last().is_some_and(|last| last.ends_with(&text)) {
                messages.push(text);
            }
        }
        messages
    }
}

#[cfg(target_arch = "wasm32")]
impl Error {
    /// What JavaScript threw, or rejected a promise with.
    pub fn from_js(value: wasm_bindgen::JsValue) -> Self {
        Thrown::from(value).into()
    }

    /// What to throw in JavaScript: the very value that JavaScript threw where this is nothing more than that, else
    /// an `Error` with this text, and with that value as its `cause`.
    pub fn to_js(&self) -> wasm_bindgen::JsValue {
        if let Some(thrown) = self.0.downcast_ref::<Thrown>() {
            return thrown.value().clone();
        }
        let error = js_sys::Error::new(&self.to_string());
        if let Some(thrown) = self.find::<Thrown>() {
            error.set_cause(thrown.value());
        }
        error.into()
    }
}

impl<E: StdError + 'static> From<E> for Error {
    fn from(error: E) -> Self {
        Self(Box::new(error))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.messages().join(": "))
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.messages().join("\n  caused by: "))?;
        #[cfg(target_arch = "wasm32")]
        if let Some(stack) = self.find::<Thrown>().and_then(Thrown::stack) {
            f.write_str("\n")?;
            f.write_str(&stack)?;
        }
        Ok(())
    }
}

/// A message, and what it is about.
#[derive(Debug)]
struct Message {
    text: Cow<'static, str>,
    cause: Option<Box<dyn StdError>>,
}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl StdError for Message {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.cause.as_deref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain() -> Error {
        let error = Error::from("x".parse::<u8>().unwrap_err());
        error.context("reading the size").context("drawing")
    }

    #[test]
    fn display_has_every_cause_on_one_line() {
        assert_eq!(
            chain().to_string(),
            "drawing: reading the size: invalid digit found in string"
        );
    }

    #[test]
    fn debug_has_a_line_for_each_cause() {
        assert_eq!(
            format!("{:?}", chain()),
            "drawing\n  caused by: reading the size\n  caused by: invalid digit found in string"
        );
    }

    #[test]
    fn a_cause_that_its_error_already_tells_is_not_repeated() {
        let error = Error::new("disk full").context("cannot write: disk full");
        assert_eq!(error.to_string(), "cannot write: disk full");
    }

    #[test]
    fn find_looks_through_all_causes() {
        assert!(chain().find::<std::num::ParseIntError>().is_some());
        assert!(chain().find::<std::fmt::Error>().is_none());
    }
}
