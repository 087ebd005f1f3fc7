use super::{Target, TestContext, block_on, value::read_value};
use crate::{
    Context, Incoming, Request,
    json::Decode,
    serve::{Answer, App, Route},
};
use std::collections::HashMap;

/// Asks all Rust handlers of a contract, through the router: as a client would, but natively and with fakes for bindings.
///
/// ```ignore
/// // `serve!` declares `ROUTES` beside `Context`.
/// let client = TestClient::new(crate::ROUTES, TestContext::new(Env::fake()));
/// let answer = client.get("/hello/ada");
/// assert_eq!((answer.status(), answer.text()), (200, r#"{"text":"hello, ada","visits":1}"#));
/// ```
pub struct TestClient<E: 'static, S: 'static = ()> {
    app: App<Context<E, S>>,
    test: TestContext<E, S>,
    locals: HashMap<String, String>,
}

impl<E, S> TestClient<E, S> {
    /// A client of these routes, whose handlers share the context's bindings and state.
    ///
    /// # Panics
    /// Two routes conflict.
    #[track_caller]
    pub fn new(routes: &'static [Route<Context<E, S>>], test: TestContext<E, S>) -> Self {
        Self {
            app: App::new(routes),
            test,
            locals: HashMap::new(),
        }
    }

    /// Sets what middleware would hand to a route, named as in the contract, as JSON.
    #[must_use]
    pub fn with_locals(mut self, route: impl Into<String>, json: impl Into<String>) -> Self {
        self.locals.insert(route.into(), json.into());
        self
    }

    /// The context: for its bindings and state, and to [`settle`](TestContext::settle) what handlers left.
    pub fn context(&self) -> &TestContext<E, S> {
        &self.test
    }

    /// Asks with GET.
    #[track_caller]
    pub fn get(&self, url: &str) -> TestAnswer {
        self.send(Request::get(url))
    }

    /// Asks. The URL may lack its host; it is parsed as the platform parses it.
    ///
    /// # Panics
    /// A stream of the request or of the answer fails.
    #[track_caller]
    pub fn send(&self, request: Request) -> TestAnswer {
        self.test.set_request(&request);
        TestAnswer::new(self.answer(request).unwrap_or_else(|refused| refused))
    }

    #[track_caller]
    fn answer(&self, request: Request) -> Result<Answer, Answer> {
        let incoming = Incoming::new(request.method(), request.url(), request.headers());
        let (method, target) = (incoming.method(), Target::parse(request.url()));
        let found = self
            .app
            .find(&method, target.path(), |name| incoming.header(name))?;
        let body = block_on(request.into_body().bytes()).expect("the request's body can be read");
        let locals = self.locals.get(found.definition().name);
        let context = self.test.context();
        let answer = found.call(target.query(), locals.map(String::as_str), &body, context)?;
        Ok(block_on(answer))
    }
}

/// What a [`TestClient`] was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestAnswer {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    error: Option<String>,
}

impl TestAnswer {
    #[track_caller]
    fn new(answer: Answer) -> Self {
        Self {
            status: answer.status,
            headers: answer.headers,
            body: block_on(answer.body.bytes()).expect("the answer's body can be read"),
            error: answer.error,
        }
    }

    /// The status.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// A header's value, by its name in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers(name).next()
    }

    /// Every value of a header: of `set-cookie` there may be several.
    pub fn headers(&self, name: &str) -> impl Iterator<Item = &str> {
        self.headers
            .iter()
            .filter(move |(own, _)| own == name)
            .map(|(_, value)| value.as_str())
    }

    /// The body.
    pub fn bytes(&self) -> &[u8] {
        &self.body
    }

    /// The body as text.
    ///
    /// # Panics
    /// It is not UTF-8.
    #[track_caller]
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("the answer is UTF-8")
    }

    /// The body as JSON.
    ///
    /// # Panics
    /// It is no `T`.
    #[track_caller]
    pub fn json<T: Decode>(&self) -> T {
        read_value(self.text())
    }

    /// Why a handler failed, with the causes. The client of a Worker is not told: it sees a 500.
    pub fn error(&self) -> Option<&str> {
        self.error.as_deref()
    }
}
