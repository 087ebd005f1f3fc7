//! What a handler is given beside its request.

use crate::{
    Error, Incoming, Request, Response,
    call::{Function, Shared},
    json::{Decode, Encode},
};
use std::{future::Future, rc::Rc};

#[cfg(all(target_arch = "wasm32", feature = "host"))]
use {
    crate::call::{Run, forget, spawn},
    std::{
        pin::Pin,
        task::{self, Poll},
    },
};
#[cfg(target_arch = "wasm32")]
use {
    crate::{call::host, json, promised::Promised},
    js_sys::Promise,
    wasm_bindgen::JsCast,
};

/// What a handler is given beside its request: the bindings, the instance's state, and the platform.
///
/// It is owned and cheap to clone, so that it may move into futures that outlive the handler.
pub struct Context<E, S = ()> {
    /// The bindings of wrangler.toml.
    pub env: Rc<E>,
    /// What `serve!` names as `state`: made once for an instance, and again after a panic. A cache, never a place
    /// for truth: several instances live at once.
    pub state: Rc<S>,
    #[cfg(target_arch = "wasm32")]
    call: u32,
    #[cfg(not(target_arch = "wasm32"))]
    platform: Rc<crate::test::Platform>,
}

impl<E, S> Clone for Context<E, S> {
    fn clone(&self) -> Self {
        Self {
            env: self.env.clone(),
            state: self.state.clone(),
            #[cfg(target_arch = "wasm32")]
            call: self.call,
            #[cfg(not(target_arch = "wasm32"))]
            platform: self.platform.clone(),
        }
    }
}

#[cfg(target_arch = "wasm32")]
pub(crate) const ENDED: &str =
    "this context's request has ended, and nothing was left to `wait_until`";

#[cfg(target_arch = "wasm32")]
impl<E, S> Context<E, S> {
    #[doc(hidden)]
    pub fn new(shared: &Shared<E, S>, call: u32) -> Self {
        Self {
            env: shared.env.clone(),
            state: shared.state.clone(),
            call,
        }
    }

    #[cfg(feature = "host")]
    pub(crate) fn id(&self) -> u32 {
        self.call
    }

    /// The request that is being answered, for what the contract does not declare.
    ///
    /// # Errors
    /// The call has ended.
    pub fn request(&self) -> Result<Incoming, Error> {
        host::request(self.call)
            .map(Incoming::from_js)
            .map_err(Error::from_js)
    }

    /// Makes a subrequest.
    ///
    /// # Errors
    /// The network's. A status of 400 or more is no error.
    pub async fn fetch(&self, request: Request) -> Result<Response, Error> {
        let (method, url, headers, body) = request.into_js().await?;
        let promise = host::fetch(&method, &url, headers, body).map_err(Error::from_js)?;
        let response = Promised::from(promise).await;
        response.map(Response::from_js).map_err(Error::from_js)
    }

    /// Calls a function that TypeScript has: what generated functions do.
    #[doc(hidden)]
    pub async fn call<I, O>(&self, function: Function<I, O>, input: I) -> Result<O, Error>
    where
        I: Encode + Decode,
        O: Encode + Decode,
    {
        let mut output = host::call_function(self.call, function.index, &json::to_vec(&input));
        if let Some(promise) = output.dyn_ref::<Promise>() {
            let promised = Promised::from(promise.clone());
            output = promised.await.map_err(Error::from_js)?;
        }
        match output.as_string() {
            Some(json) => function.read_output(&json),
            None => Err(Error::new(ENDED)),
        }
    }

    /// Goes on with `future` when the response has been sent, up to the route's time limit.
    ///
    /// # Errors
    /// The call, and everything that it waited for, has ended.
    #[cfg(feature = "host")]
    pub fn wait_until(&self, future: impl Future<Output = ()> + 'static) -> Result<(), Error> {
        let id = spawn(Box::pin(Background(future)));
        host::wait_until(self.call, id).map_err(|thrown| {
            // Nobody will poll it, and an instance with tasks is never idle.
            forget(id);
            Error::from_js(thrown)
        })
    }

    /// Goes on with `future` when the response has been sent.
    ///
    /// # Errors
    /// The call has been answered.
    #[cfg(not(feature = "host"))]
    pub fn wait_until(&self, future: impl Future<Output = ()> + 'static) -> Result<(), Error> {
        let promise = js_sys::futures::future_to_promise(async {
            future.await;
            Ok(wasm_bindgen::JsValue::UNDEFINED)
        });
        host::keep(self.call, &promise).map_err(Error::from_js)
    }

    /// Lets the origin answer when this call panics.
    ///
    /// # Errors
    /// The call has ended.
    pub fn pass_through_on_exception(&self) -> Result<(), Error> {
        host::pass_through_on_exception(self.call).map_err(Error::from_js)
    }
}

/// A future whose end nobody reads.
#[cfg(all(target_arch = "wasm32", feature = "host"))]
struct Background<F>(F);

#[cfg(all(target_arch = "wasm32", feature = "host"))]
impl<F: Future<Output = ()>> Run for Background<F> {
    fn run(self: Pin<&mut Self>, context: &mut task::Context<'_>) -> Poll<bool> {
        // SAFETY: the field is pinned with the struct: it is never moved out of it, and the struct has no `Drop`.
        let future = unsafe { self.map_unchecked_mut(|background| &mut background.0) };
        future.poll(context).map(|()| true)
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl<E, S> Context<E, S> {
    #[doc(hidden)]
    pub fn new(shared: &Shared<E, S>, platform: Rc<crate::test::Platform>) -> Self {
        Self {
            env: shared.env.clone(),
            state: shared.state.clone(),
            platform,
        }
    }

    /// The request that is being answered: the one that the test gave.
    ///
    /// # Errors
    /// None, natively.
    pub fn request(&self) -> Result<Incoming, Error> {
        Ok(self.platform.request())
    }

    /// Makes a subrequest: the test's own function answers it.
    ///
    /// # Errors
    /// That function's, or that there is none.
    pub async fn fetch(&self, request: Request) -> Result<Response, Error> {
        self.platform.fetch(request)
    }

    /// Calls a function that TypeScript has: natively, the test's own.
    #[doc(hidden)]
    pub async fn call<I, O>(&self, function: Function<I, O>, input: I) -> Result<O, Error>
    where
        I: Encode + Decode + 'static,
        O: Encode + Decode + 'static,
    {
        let answer = self.platform.function(function)?;
        function
            .call(self, input, async move |input| answer(input))
            .await
    }

    /// Keeps `future` until the test runs it, with [`TestContext::settle`](crate::test::TestContext::settle).
    ///
    /// # Errors
    /// None, natively.
    pub fn wait_until(&self, future: impl Future<Output = ()> + 'static) -> Result<(), Error> {
        self.platform.wait_until(Box::pin(future));
        Ok(())
    }

    /// Does nothing, natively.
    ///
    /// # Errors
    /// None, natively.
    pub fn pass_through_on_exception(&self) -> Result<(), Error> {
        Ok(())
    }
}
