//! Service bindings.

use super::{BindingError, binding};
use crate::{Request, Response};

#[cfg(not(target_arch = "wasm32"))]
use {
    super::{Binding, origin::Origin},
    crate::Error,
    std::rc::Rc,
};

#[cfg(target_arch = "wasm32")]
mod js;

#[cfg(target_arch = "wasm32")]
use js::Store;

/// Another Worker, or another entrypoint of this one.
///
/// [`fetch`](Self::fetch) sends it a request; [`call`](Self::call) calls a method of its entrypoint (RPC). A fake is
/// given a function for each.
///
/// ```
/// use bimetal::{Request, Response, Service, json::Value};
///
/// # bimetal::test::block_on(async {
/// let users = Service::fake()
///     .on_fetch(|request| Ok(Response::new(200, request.url())))
///     .on_call(|method, args| match (method, args) {
///         ("greet", [Value::String(name)]) => Ok(Value::String(format!("Hello, {name}."))),
///         _ => Err(bimetal::Error::new("no such method")),
///     });
///
/// let answer = users.fetch(Request::get("https://users/1")).await?;
/// assert_eq!(answer.text().await?, "https://users/1");
/// assert_eq!(users.call::<String>("greet", ("Ada",)).await?, "Hello, Ada.");
/// # Ok::<(), bimetal::Error>(())
/// # }).unwrap();
/// ```
#[derive(Clone)]
pub struct Service(Store);

binding!(Service, "service");

impl Service {
    /// Sends a request. Its URL must be absolute; the host in it is only for the other Worker to see.
    ///
    /// # Errors
    /// The platform's own, or a body's. A status of 400 or more is no error.
    pub async fn fetch(&self, request: Request) -> Result<Response, BindingError> {
        self.0.fetch(request).await
    }
}

#[cfg(not(target_arch = "wasm32"))]
type Fetch = dyn Fn(Request) -> Result<Response, Error>;

#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone)]
struct Store {
    origin: Origin,
    answer: Option<Rc<Fetch>>,
}

#[cfg(not(target_arch = "wasm32"))]
impl Store {
    fn origin(&self) -> &Origin {
        &self.origin
    }

    fn origin_mut(&mut self) -> &mut Origin {
        &mut self.origin
    }

    async fn fetch(&self, request: Request) -> Result<Response, BindingError> {
        let reason = "this fake answers no requests: give it a function with `on_fetch`";
        let answer = self
            .answer
            .as_ref()
            .ok_or_else(|| self.origin.refused("fetch", reason))?;
        answer(request).map_err(|error| self.origin.refused("fetch", error.to_string()))
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Service {
    /// A service of a native test, which answers nothing.
    pub fn fake() -> Self {
        Self(Store {
            origin: Origin::fake(Self::KIND),
            answer: None,
        })
    }

    /// Answers the requests to a fake with a function.
    #[must_use]
    pub fn on_fetch(
        mut self,
        answer: impl Fn(Request) -> Result<Response, Error> + 'static,
    ) -> Self {
        self.0.answer = Some(Rc::new(answer));
        self
    }
}
