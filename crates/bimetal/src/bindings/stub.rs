//! Stubs of classes: types that generated code has around a [`Service`](crate::Service) or a
//! [`DurableObjectStub`](crate::DurableObjectStub), with the methods of one class.

use super::{Binding, Service};
use crate::env::{EnvValue, Fault};

/// A class of a service, which is a binding by itself.
#[doc(hidden)]
pub trait ServiceStub: From<Service> {}

impl<S: ServiceStub> Binding for S {
    const KIND: &'static str = Service::KIND;

    fn take(value: EnvValue, name: &'static str) -> Result<Self, Fault> {
        Service::take(value, name).map(Self::from)
    }
}

/// Gives a stub what it is made from, and all that the type that it is around can do: `fetch`, and `call` by a
/// name.
#[doc(hidden)]
#[macro_export]
macro_rules! stub {
    ($name:ident, DurableObjectStub) => {
        $crate::stub!(@around $name, DurableObjectStub);
    };
    ($name:ident, Service) => {
        $crate::stub!(@around $name, Service);

        impl $crate::ServiceStub for $name {}
    };
    (@around $name:ident, $inner:ident) => {
        impl ::core::convert::From<$crate::$inner> for $name {
            fn from(inner: $crate::$inner) -> Self {
                Self(inner)
            }
        }

        impl ::core::ops::Deref for $name {
            type Target = $crate::$inner;

            fn deref(&self) -> &Self::Target {
                &self.0
            }
        }
    };
}
