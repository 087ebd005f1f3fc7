//! Bindings of the kinds that have no type of their own.

use super::{BindingError, Outcome, binding, calling::Passed, origin::Origin};

#[cfg(target_arch = "wasm32")]
use js_sys::Reflect;
#[cfg(not(target_arch = "wasm32"))]
use {
    super::Binding,
    crate::json::{self, Encode, Value},
};

/// A binding of any other kind: it is there, and its methods are called by their names.
///
/// ```
/// use bimetal::{Handle, json::Value};
///
/// # bimetal::test::block_on(async {
/// // [version_metadata] is a plain object.
/// let version = Handle::fake().with_value(&json_object());
/// assert_eq!(version.get::<String>("id")?, "v1");
///
/// // [ai] is an object with methods.
/// let ai = Handle::fake().on_call(|method, _args| match method {
///     "run" => Ok(Value::String("Hello.".into())),
///     _ => Err(bimetal::Error::new("no such method")),
/// });
/// assert_eq!(ai.call::<String>("run", ("@cf/model", "Say hello.")).await?, "Hello.");
/// # Ok::<(), bimetal::Error>(())
/// # }).unwrap();
/// # fn json_object() -> Value { Value::Object([("id", Value::String("v1".into()))].into()) }
/// ```
#[derive(Clone)]
pub struct Handle(Store);

binding!(Handle, "binding", any);

#[cfg(target_arch = "wasm32")]
#[derive(Clone)]
struct Store(Origin);

#[cfg(target_arch = "wasm32")]
impl Store {
    fn origin(&self) -> &Origin {
        &self.0
    }

    fn read(&self, method: &str, property: Option<&str>) -> Result<Passed, BindingError> {
        let value = self.0.value();
        match property {
            None => Ok(value.clone()),
            Some(property) => Reflect::get(value, &property.into())
                .map_err(|thrown| self.0.thrown(method, thrown)),
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone)]
struct Store {
    origin: Origin,
    value: Option<Value>,
}

#[cfg(not(target_arch = "wasm32"))]
impl Store {
    fn origin(&self) -> &Origin {
        &self.origin
    }

    fn origin_mut(&mut self) -> &mut Origin {
        &mut self.origin
    }

    fn read(&self, method: &str, property: Option<&str>) -> Result<Passed, BindingError> {
        let reason = "a fake of this kind has no value: give it one with `with_value`";
        let value = self
            .value
            .as_ref()
            .ok_or_else(|| self.origin.refused(method, reason))?;
        Ok(match property {
            None => value.clone(),
            Some(property) => value.get(property).cloned().unwrap_or_default(),
        })
    }
}

impl Handle {
    /// A property, read as [`call`](Self::call) reads a result; one that is absent reads as `null`.
    ///
    /// # Errors
    /// One that is no `Out`.
    pub fn get<Out: Outcome>(&self, property: &str) -> Result<Out, BindingError> {
        Out::receive(self.0.read("get", Some(property))?)
            .map_err(|_| self.0.origin().invalid("get"))
    }

    /// All of its own properties, read from their JSON.
    ///
    /// # Errors
    /// They are no `Out`.
    pub fn value<Out: Outcome>(&self) -> Result<Out, BindingError> {
        Out::receive(self.0.read("value", None)?).map_err(|_| self.0.origin().invalid("value"))
    }

    /// A binding of a native test, which is there and can do nothing.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn fake() -> Self {
        Self(Store {
            origin: Origin::fake(Self::KIND),
            value: None,
        })
    }

    /// Gives a fake what [`get`](Self::get) and [`value`](Self::value) read.
    #[cfg(not(target_arch = "wasm32"))]
    #[must_use]
    pub fn with_value(mut self, value: &impl Encode) -> Self {
        self.0.value = json::from_slice(&json::to_vec(value)).ok();
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::Record;

    #[test]
    fn properties_are_read_as_results_are() {
        let handle = Handle::fake().with_value(&Record::from([("id", "v1")]));
        assert_eq!(handle.get::<String>("id").unwrap(), "v1");
        assert_eq!(handle.get::<Option<String>>("tag").unwrap(), None);
        assert!(handle.get::<f64>("id").unwrap_err().is_invalid());
        let all: Record<String> = handle.value().unwrap();
        assert_eq!(all.get("id").map(String::as_str), Some("v1"));
    }

    #[test]
    fn a_fake_without_a_value_says_how_to_give_it_one() {
        assert_eq!(
            Handle::fake().value::<()>().unwrap_err().to_string(),
            "binding: value: a fake of this kind has no value: give it one with `with_value`"
        );
    }
}
