//! Where a binding comes from: its place in `env`, and on wasm32 the JavaScript object there.

use super::{
    BindingError,
    calling::{Args, Outcome},
    failure::Cause,
};
use std::borrow::Cow;

#[cfg(target_arch = "wasm32")]
use {
    super::js,
    crate::{
        env::{EnvValue, Fault},
        json::Decode,
        promised::Promised,
    },
    js_sys::{Array, Function, Promise, Reflect},
    wasm_bindgen::{JsCast, JsValue},
};
#[cfg(not(target_arch = "wasm32"))]
use {
    crate::{Error, json::Value},
    std::rc::Rc,
};

/// Which binding it is, for the text of an error.
#[derive(Clone, Copy)]
pub(crate) struct Site {
    /// `KV namespace`.
    pub kind: &'static str,
    /// The key in `env`; empty for a fake.
    pub name: &'static str,
}

/// Where a binding comes from.
#[derive(Clone)]
pub(crate) struct Origin {
    site: Site,
    #[cfg(target_arch = "wasm32")]
    value: JsValue,
    /// What a native test answers to methods called by their names.
    #[cfg(not(target_arch = "wasm32"))]
    answer: Option<Rc<Answer>>,
}

#[cfg(not(target_arch = "wasm32"))]
pub(crate) type Answer = dyn Fn(&str, &[Value]) -> Result<Value, Error>;

impl Origin {
    pub fn site(&self) -> Site {
        self.site
    }

    /// The error of a method that said no.
    pub fn refused(&self, method: &str, reason: impl Into<Cow<'static, str>>) -> BindingError {
        BindingError::new(self.site, method, Cause::Refused(reason.into()))
    }

    /// The error of a method whose result is not of the type that was asked for.
    pub fn invalid(&self, method: &str) -> BindingError {
        BindingError::new(self.site, method, Cause::Invalid)
    }
}

#[cfg(target_arch = "wasm32")]
impl Origin {
    /// The origin of an object that the platform hands over, and `env` does not have.
    pub fn given(value: JsValue, kind: &'static str) -> Self {
        let site = Site { kind, name: "" };
        Self { site, value }
    }

    /// Takes a binding that is an object out of `env`.
    pub fn object(value: EnvValue, kind: &'static str, name: &'static str) -> Result<Self, Fault> {
        let origin = Self::any(value, kind, name)?;
        match origin.value.is_object() || origin.value.is_function() {
            true => Ok(origin),
            false => Err(Fault::NoObject),
        }
    }

    /// Takes a binding that may be anything out of `env`.
    pub fn any(value: EnvValue, kind: &'static str, name: &'static str) -> Result<Self, Fault> {
        match value.is_undefined() || value.is_null() {
            true => Err(Fault::Missing),
            false => Ok(Self {
                site: Site { kind, name },
                value,
            }),
        }
    }

    /// What a method of this one has given, where that has methods of its own.
    pub fn child(&self, kind: &'static str, value: JsValue) -> Self {
        let name = self.site.name;
        Self {
            site: Site { kind, name },
            value,
        }
    }

    pub fn value(&self) -> &JsValue {
        &self.value
    }

    /// The object as one of the types of an `extern` block.
    pub fn cast<T: JsCast>(&self) -> &T {
        self.value.unchecked_ref()
    }

    /// The error of a method that threw.
    pub fn thrown(&self, method: &str, value: JsValue) -> BindingError {
        BindingError::new(self.site, method, Cause::Thrown(value.into()))
    }

    /// Waits for what a method's call gave.
    pub async fn settle(
        &self,
        method: &str,
        called: Result<Promise, JsValue>,
    ) -> Result<JsValue, BindingError> {
        let settled = match called {
            Ok(promise) => Promised::from(promise).await,
            Err(thrown) => Err(thrown),
        };
        settled.map_err(|thrown| self.thrown(method, thrown))
    }

    /// Waits for what a method's call gave, and reads it from its JSON.
    pub async fn settle_as<T: Decode>(
        &self,
        method: &str,
        called: Result<Promise, JsValue>,
    ) -> Result<T, BindingError> {
        let settled = self.settle(method, called).await?;
        js::decode(&settled).map_err(|_| self.invalid(method))
    }

    /// Calls a method by its name, and waits where it gives a promise or anything else with a `then`.
    async fn apply(&self, method: &str, args: Array) -> Result<JsValue, BindingError> {
        let called = Reflect::get(&self.value, &method.into())
            .and_then(|function| {
                Reflect::apply(function.unchecked_ref::<Function>(), &self.value, &args)
            })
            .map(|given| Promise::resolve(&given));
        self.settle(method, called).await
    }

    pub async fn call<Out: Outcome>(
        &self,
        method: &str,
        args: impl Args,
    ) -> Result<Out, BindingError> {
        let args = args.pass_all().into_iter().collect();
        let given = self.apply(method, args).await?;
        Out::receive(given).map_err(|_| self.invalid(method))
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Origin {
    /// The origin of a fake.
    pub fn fake(kind: &'static str) -> Self {
        Self {
            site: Site { kind, name: "" },
            answer: None,
        }
    }

    /// Answers methods that are called by their names.
    pub fn on_call(&mut self, answer: impl Fn(&str, &[Value]) -> Result<Value, Error> + 'static) {
        self.answer = Some(Rc::new(answer));
    }

    pub async fn call<Out: Outcome>(
        &self,
        method: &str,
        args: impl Args,
    ) -> Result<Out, BindingError> {
        let answer = self.answer.as_ref().ok_or_else(|| {
            self.refused(
                method,
                "a fake has no JavaScript methods: answer them with `on_call`",
            )
        })?;
        let given = answer(method, &args.pass_all())
            .map_err(|error| self.refused(method, error.to_string()))?;
        Out::receive(given).map_err(|_| self.invalid(method))
    }
}
