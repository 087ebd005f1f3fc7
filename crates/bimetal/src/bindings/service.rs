//! Service bindings.

use super::{Binding, BindingError, binding};
use crate::{Request, Response};

#[cfg(not(target_arch = "wasm32"))]
use {super::origin::Origin, crate::Error, std::rc::Rc};

#[cfg(target_arch = "wasm32")]
mod js;

#[cfg(target_arch = "wasm32")]
use {super::origin::Origin, js::Store, wasm_bindgen::JsValue};

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

binding!(Service, "service", object);

impl Service {
    /// Sends a request. Its URL must be absolute; the host in it is only for the other Worker to see.
    ///
    /// # Errors
    /// The platform's own, or a body's. A status of 400 or more is no error.
    pub async fn fetch(&self, request: Request) -> Result<Response, BindingError> {
        self.0.fetch(request).await
    }
}

#[cfg(target_arch = "wasm32")]
impl Service {
    /// A JavaScript `Fetcher`, or the stub of an entrypoint, from wherever it is.
    pub fn from_js(fetcher: JsValue) -> Self {
        Self::new(Origin::given(fetcher, Self::KIND))
    }

    /// What can be asked as a service can.
    pub(super) fn new(origin: Origin) -> Self {
        Self(Store(origin))
    }

    pub(super) fn origin(&self) -> &Origin {
        self.0.origin()
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
        Self::fake_of(Self::KIND)
    }

    /// A fake of what can be asked as a service can.
    pub(super) fn fake_of(kind: &'static str) -> Self {
        Self(Store {
            origin: Origin::fake(kind),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{json::Value, test::block_on};

    #[test]
    fn a_fake_without_functions_says_how_to_give_it_some() {
        let service = Service::fake();
        let fetched = block_on(service.fetch(Request::get("https://x/"))).err();
        assert_eq!(
            fetched.map(|error| error.to_string()).as_deref(),
            Some(
                "service: fetch: this fake answers no requests: give it a function with `on_fetch`"
            )
        );
        assert_eq!(
            block_on(service.call::<()>("add", (1.0, 2.0)))
                .unwrap_err()
                .to_string(),
            "service: add: a fake has no JavaScript methods: answer them with `on_call`"
        );
    }

    #[test]
    fn a_call_passes_json_and_reads_json() {
        let service = Service::fake().on_call(|method, args| match method {
            "echo" => Ok(Value::Array(args.to_vec())),
            _ => Err(Error::new("no such method")),
        });
        let echo: Vec<Value> =
            block_on(service.call("echo", ("a", 1.5, None::<bool>, vec![true]))).unwrap();
        let list = Value::Array(vec![Value::Boolean(true)]);
        assert_eq!(
            echo,
            [
                Value::String("a".into()),
                Value::Number(1.5),
                Value::Null,
                list
            ]
        );
        assert_eq!(
            block_on(service.call::<Vec<f64>>("echo", [1.0, 2.0])).unwrap(),
            [1.0, 2.0]
        );
        block_on(service.call::<()>("echo", ())).unwrap();

        assert!(
            block_on(service.call::<f64>("echo", ()))
                .unwrap_err()
                .is_invalid()
        );
        let refused = block_on(service.call::<()>("other", ())).unwrap_err();
        assert_eq!(
            (refused.method(), refused.reason().as_str()),
            ("other", "no such method")
        );
    }

    #[test]
    fn a_request_reaches_the_function_and_its_error_comes_back() {
        let service = Service::fake().on_fetch(|request| match request.method() {
            "PUT" => Ok(Response::new(201, request.into_body())),
            _ => Err(Error::new("no route")),
        });
        let put = Request::new("PUT", "https://x/").body("text");
        let response = block_on(service.clone().fetch(put)).unwrap();
        assert_eq!(response.status(), 201);
        assert_eq!(block_on(response.text()).unwrap(), "text");
        let refused = block_on(service.fetch(Request::get("https://x/"))).err();
        assert_eq!(
            refused.map(|error| error.reason()).as_deref(),
            Some("no route")
        );
    }
}
