//! Testing handlers natively, under `cargo test`: a context with fakes behind it, and a way to run a future.
//!
//! ```
//! use bimetal::{Request, Response, test::{TestContext, block_on}};
//!
//! struct Env;
//! let test = TestContext::<Env>::new(Env).on_fetch(|request| Ok(Response::new(200, request.url())));
//! let cx = test.context();
//! let answer = block_on(async { cx.fetch(Request::get("https://example.com/")).await?.text().await });
//! assert_eq!(answer.unwrap(), "https://example.com/");
//! ```

mod client;
mod form;
mod target;
mod value;

pub use client::{TestAnswer, TestClient};
pub use form::TestForm;
pub use target::Target;

use crate::{
    Context, Error, Incoming, Request, Response,
    call::{Function, Shared},
    json::Decode,
};
use std::{
    any::Any,
    cell::RefCell,
    collections::{HashMap, VecDeque},
    future::Future,
    pin::{Pin, pin},
    rc::Rc,
    sync::Arc,
    task::{self, Poll, Wake, Waker},
    thread::{self, Thread},
};

/// Runs a future to its end on this thread.
pub fn block_on<T>(future: impl Future<Output = T>) -> T {
    struct Unpark(Thread);
    impl Wake for Unpark {
        fn wake(self: Arc<Self>) {
            self.0.unpark();
        }
    }
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut future = pin!(future);
    loop {
        match future.as_mut().poll(&mut task::Context::from_waker(&waker)) {
            Poll::Ready(output) => return output,
            Poll::Pending => thread::park(),
        }
    }
}

/// The value of a var, read from its JSON: what the generated `Env::fake()` gives.
///
/// # Panics
/// The JSON is no `T`.
#[track_caller]
pub fn var<T: Decode>(json: &str) -> T {
    value::read_value(json)
}

/// The environment and platform of a native test; every [`context`](Self::context) of it shares them.
pub struct TestContext<E, S = ()> {
    shared: Shared<E, S>,
    platform: Rc<Platform>,
}

impl<E, S: Default> TestContext<E, S> {
    /// A test with these bindings, a fresh state, and no network.
    pub fn new(env: E) -> Self {
        Self {
            shared: Shared::new(env, S::default()),
            platform: Rc::default(),
        }
    }
}

impl<E, S> TestContext<E, S> {
    /// Answers subrequests with a function.
    #[must_use]
    pub fn on_fetch(self, answer: impl Fn(Request) -> Result<Response, Error> + 'static) -> Self {
        *self.platform.fetch.borrow_mut() = Some(Rc::new(answer));
        self
    }

    /// Answers calls of a function that TypeScript has with a function:
    /// `test.on_function(functions::SEND_MAIL, |mail| Ok(()))`. What the contract does not allow is an error here, too.
    #[must_use]
    pub fn on_function<I: 'static, O: 'static>(
        self,
        function: Function<I, O>,
        answer: impl Fn(I) -> Result<O, Error> + 'static,
    ) -> Self {
        let answer: Answer<I, O> = Rc::new(answer);
        let mut functions = self.platform.functions.borrow_mut();
        functions.insert(function.name, Box::new(answer));
        drop(functions);
        self
    }

    /// Sets the request that [`Context::request`] gives; without it, `GET https://example.com/`.
    #[must_use]
    pub fn with_request(self, request: &Request) -> Self {
        self.set_request(request);
        self
    }

    fn set_request(&self, request: &Request) {
        *self.platform.request.borrow_mut() = Some((
            request.method().to_owned(),
            request.url().to_owned(),
            request.headers().to_vec(),
        ));
    }

    /// A context for one call.
    pub fn context(&self) -> Context<E, S> {
        Context::new(&self.shared, self.platform.clone())
    }

    /// Runs what handlers left to `wait_until`, in order, and what that left, to the end.
    pub fn settle(&self) {
        while let Some(future) = { self.platform.background.borrow_mut().pop_front() } {
            block_on(future);
        }
    }
}

type Background = Pin<Box<dyn Future<Output = ()>>>;
type Fetch = Rc<dyn Fn(Request) -> Result<Response, Error>>;

type Answer<I, O> = Rc<dyn Fn(I) -> Result<O, Error>>;

/// A request's method, URL and headers.
type Head = (String, String, Vec<(String, String)>);

/// What stands in for the platform natively.
#[doc(hidden)]
#[derive(Default)]
pub struct Platform {
    request: RefCell<Option<Head>>,
    fetch: RefCell<Option<Fetch>>,
    /// By name; each is an [`Answer`].
    functions: RefCell<HashMap<&'static str, Box<dyn Any>>>,
    background: RefCell<VecDeque<Background>>,
}

impl Platform {
    pub(crate) fn request(&self) -> Incoming {
        match &*self.request.borrow() {
            Some((method, url, headers)) => Incoming::new(method, url, headers),
            None => Incoming::new("GET", "https://example.com/", &[]),
        }
    }

    pub(crate) fn fetch(&self, request: Request) -> Result<Response, Error> {
        let fetch = self.fetch.borrow().clone();
        match fetch {
            Some(fetch) => fetch(request),
            None => Err(Error::new(
                "this test has no network: give it one with `TestContext::on_fetch`",
            )),
        }
    }

    pub(crate) fn function<I: 'static, O: 'static>(
        &self,
        function: Function<I, O>,
    ) -> Result<Answer<I, O>, Error> {
        let functions = self.functions.borrow();
        let answer = functions.get(function.name);
        let answer = answer.and_then(|answer| answer.downcast_ref::<Answer<I, O>>());
        answer.cloned().ok_or_else(|| {
            Error::new(format!(
                "this test has no function `{}`: give it one with `TestContext::on_function`",
                function.name
            ))
        })
    }

    pub(crate) fn wait_until(&self, future: Background) {
        self.background.borrow_mut().push_back(future);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Node;

    #[test]
    fn what_is_left_to_wait_until_runs_in_order() {
        let test = TestContext::<()>::new(());
        let (cx, done) = (test.context(), Rc::new(RefCell::new(Vec::new())));
        let note = |name: &'static str| {
            let done = done.clone();
            async move { done.borrow_mut().push(name) }
        };
        let (first, second, third) = (note("first"), note("second"), note("third"));
        let later = cx.clone();
        cx.wait_until(async move {
            first.await;
            later.wait_until(third).unwrap();
        })
        .unwrap();
        cx.wait_until(second).unwrap();
        test.settle();
        // It began with what was left last.
        assert_eq!(*done.borrow(), ["first", "second", "third"]);
    }

    const FLAGS: &Node = &Node::Array {
        item: &Node::Boolean(None),
        checks: &[],
        error: None,
    };
    const COUNT: Function<Vec<bool>, i64> = Function::new(0, "count", Some(FLAGS), None);

    #[test]
    fn a_test_answers_for_typescript() {
        let test = TestContext::<()>::new(()).on_function(COUNT, |flags| match flags.len() {
            0 => Err(Error::new("nothing to count")),
            length => Ok(length as i64),
        });
        let count = |flags| block_on(test.context().call(COUNT, flags));
        assert_eq!(count(vec![true, false]).ok(), Some(2));
        assert_eq!(count(vec![]).unwrap_err().to_string(), "nothing to count");
    }

    #[test]
    fn a_function_that_no_test_answers_is_an_error() {
        let called = block_on(TestContext::<()>::new(()).context().call(COUNT, vec![]));
        assert_eq!(
            called.unwrap_err().to_string(),
            "this test has no function `count`: give it one with `TestContext::on_function`"
        );
    }
}
