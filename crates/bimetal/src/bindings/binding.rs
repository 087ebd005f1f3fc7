//! What all kinds of bindings have in common.

use crate::env::{EnvValue, Fault};

/// A type that can be a field of the environment. An [`Option`] of one is a binding that may be absent.
pub trait Binding: Sized {
    /// What it is called in messages.
    #[doc(hidden)]
    const KIND: &'static str;

    /// Takes it out of `env`.
    #[doc(hidden)]
    fn take(value: EnvValue, name: &'static str) -> Result<Self, Fault>;
}

impl<T: Binding> Binding for Option<T> {
    const KIND: &'static str = T::KIND;

    #[cfg(target_arch = "wasm32")]
    fn take(value: EnvValue, name: &'static str) -> Result<Self, Fault> {
        if value.is_undefined() {
            Ok(None)
        } else {
            T::take(value, name).map(Some)
        }
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn take(value: EnvValue, _name: &'static str) -> Result<Self, Fault> {
        match value {}
    }
}

/// Gives a binding, a `struct` around its `Store`, what every kind has. `$take` is the function of `Origin` that takes it
/// out of `env`; `$param` a type that it only knows of, by a `PhantomData`.
macro_rules! binding {
    ($name:ident $(<$param:ident>)?, $kind:literal, $take:ident) => {
        impl $(<$param>)? $crate::bindings::Binding for $name $(<$param>)? {
            const KIND: &'static str = $kind;

            #[cfg(target_arch = "wasm32")]
            fn take(
                value: $crate::env::EnvValue,
                name: &'static str,
            ) -> Result<Self, $crate::env::Fault> {
                let origin = $crate::bindings::origin::Origin::$take(value, Self::KIND, name)?;
                Ok(Self(Store(origin) $(, ::std::marker::PhantomData::<fn() -> $param>)?))
            }

            #[cfg(not(target_arch = "wasm32"))]
            fn take(
                value: $crate::env::EnvValue,
                _name: &'static str,
            ) -> Result<Self, $crate::env::Fault> {
                match value {}
            }
        }

        $crate::bindings::callable!($name $(<$param>)?);
    };
}

/// Gives a `struct` around its `Store` the methods by which others are called by their names.
macro_rules! callable {
    ($name:ident $(<$param:ident>)?) => {
        impl $(<$param>)? $name $(<$param>)? {
            /// Calls a method by its name, for what has no method here.
            ///
            /// Arguments are a tuple of values with a JSON; the result is read from its JSON, dropped as `()`, or
            /// (on wasm32) given as the `JsValue` that it is.
            ///
            /// # Errors
            /// The platform's own, and a result that is no `Out`. A fake's, unless the test answers with `on_call`.
            pub async fn call<Out: $crate::bindings::Outcome>(
                &self,
                method: &str,
                args: impl $crate::bindings::Args,
            ) -> Result<Out, $crate::bindings::BindingError> {
                self.0.origin().call(method, args).await
            }

            /// The JavaScript object.
            #[cfg(target_arch = "wasm32")]
            pub fn raw(&self) -> &::wasm_bindgen::JsValue {
                self.0.origin().value()
            }

            /// Answers [`call`](Self::call) in a native test.
            #[cfg(not(target_arch = "wasm32"))]
            #[must_use]
            pub fn on_call(
                mut self,
                answer: impl Fn(
                    &str,
                    &[$crate::json::Value],
                ) -> Result<$crate::json::Value, $crate::Error>
                + 'static,
            ) -> Self {
                self.0.origin_mut().on_call(answer);
                self
            }
        }

        impl $(<$param>)? ::std::fmt::Debug for $name $(<$param>)? {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_tuple(stringify!($name))
                    .field(&self.0.origin().site().name)
                    .finish()
            }
        }
    };
}

pub(super) use {binding, callable};
