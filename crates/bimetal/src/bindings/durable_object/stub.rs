//! The stubs of Durable Objects.

use crate::{
    Request, Response,
    bindings::{Args, BindingError, Outcome, Service},
};
use std::fmt;

#[cfg(not(target_arch = "wasm32"))]
use crate::{Error, json::Value};
#[cfg(target_arch = "wasm32")]
use {
    crate::{Thrown, bindings::origin::Origin},
    wasm_bindgen::JsValue,
};

/// What it is called in messages.
const KIND: &str = "Durable Object";

/// A Durable Object, as others see it.
///
/// [`fetch`](Self::fetch) sends it a request; [`call`](Self::call) calls a method of its class (RPC). A fake is given a
/// function for each. It belongs to the request that got it: ask the namespace again in another.
///
/// ```
/// use bimetal::{DurableObjectStub, Request, Response};
///
/// # bimetal::test::block_on(async {
/// let room = DurableObjectStub::fake().on_fetch(|request| Ok(Response::new(200, request.url())));
/// let answer = room.fetch(Request::get("https://room/history")).await?;
/// assert_eq!(answer.text().await?, "https://room/history");
/// # Ok::<(), bimetal::Error>(())
/// # }).unwrap();
/// ```
#[derive(Clone)]
pub struct DurableObjectStub {
    service: Service,
    /// Why there is no object behind it: every method fails with this.
    #[cfg(target_arch = "wasm32")]
    thrown: Option<Thrown>,
}

impl DurableObjectStub {
    /// Sends the object a request. Its URL must be absolute; the host in it is only for the object to see.
    ///
    /// # Errors
    /// The platform's own, or a body's. A status of 400 or more is no error.
    pub async fn fetch(&self, request: Request) -> Result<Response, BindingError> {
        self.check("fetch")?;
        self.service.fetch(request).await
    }

    /// Calls a method of the object's class.
    ///
    /// Arguments are a tuple of values with a JSON; the result is read from its JSON, dropped as `()`, or (on wasm32)
    /// given as the `JsValue` that it is.
    ///
    /// # Errors
    /// What the method throws, the platform's own, and a result that is no `Out`.
    pub async fn call<Out: Outcome>(
        &self,
        method: &str,
        args: impl Args,
    ) -> Result<Out, BindingError> {
        self.check(method)?;
        self.service.call(method, args).await
    }
}

#[cfg(target_arch = "wasm32")]
impl DurableObjectStub {
    /// A JavaScript stub of an object, such as one that was asked for with a location hint.
    pub fn from_js(stub: JsValue) -> Self {
        Self {
            service: Service::new(Origin::given(stub, KIND)),
            thrown: None,
        }
    }

    /// What a namespace's `get` has given.
    pub(super) fn new(namespace: &Origin, got: Result<JsValue, JsValue>) -> Self {
        let (value, thrown) = match got {
            Ok(stub) => (stub, None),
            Err(thrown) => (JsValue::UNDEFINED, Some(thrown.into())),
        };
        Self {
            service: Service::new(namespace.child(KIND, value)),
            thrown,
        }
    }

    /// The JavaScript object.
    pub fn raw(&self) -> &JsValue {
        self.service.raw()
    }

    fn check(&self, method: &str) -> Result<(), BindingError> {
        match &self.thrown {
            None => Ok(()),
            Some(thrown) => Err(self.service.origin().thrown(method, thrown.value().clone())),
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl DurableObjectStub {
    /// A Durable Object of a native test, which answers nothing.
    pub fn fake() -> Self {
        Self {
            service: Service::fake_of(KIND),
        }
    }

    /// Answers the requests to a fake with a function.
    #[must_use]
    pub fn on_fetch(self, answer: impl Fn(Request) -> Result<Response, Error> + 'static) -> Self {
        Self {
            service: self.service.on_fetch(answer),
        }
    }

    /// Answers [`call`](Self::call) in a native test.
    #[must_use]
    pub fn on_call(
        self,
        answer: impl Fn(&str, &[Value]) -> Result<Value, Error> + 'static,
    ) -> Self {
        Self {
            service: self.service.on_call(answer),
        }
    }

    fn check(&self, _method: &str) -> Result<(), BindingError> {
        Ok(())
    }
}

impl fmt::Debug for DurableObjectStub {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DurableObjectStub")
    }
}
