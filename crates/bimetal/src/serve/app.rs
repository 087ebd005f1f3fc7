use super::{
    Answer, BodyKind, Definition, problem,
    refuse::{Parts, Refusal, disagreement, refuse},
    sections::Sections,
};
use crate::{
    Body,
    call::{Input, Reply},
    json::Invalid,
    router::{Match, Params, Router},
    text::Pairs,
};
use std::pin::Pin;

/// A route and the handler behind it. `serve!` makes one for each.
pub struct Route<C: 'static> {
    /// The route.
    pub definition: &'static Definition,
    /// Reads the call's input.
    pub read: fn(&'static Definition, &mut Input<'_>) -> Result<Handle<C>, Invalid>,
}

/// A request that was read, and its handler: given a context, it runs the author's code.
pub type Handle<C> = Box<dyn FnOnce(C) -> Pending>;

/// A handler's answer to come.
pub type Pending = Pin<Box<dyn Future<Output = Answer>>>;

/// Puts a request and its handler together, whose reply becomes an answer. Part of `serve!`.
pub fn handle<C, Q, F, R>(
    definition: &'static Definition,
    request: Result<Q, Invalid>,
    handler: impl FnOnce(Q, C) -> F + 'static,
) -> Result<Handle<C>, Invalid>
where
    Q: 'static,
    F: Future<Output = Result<R, R>> + 'static,
    R: Reply + 'static,
{
    let request = request?;
    Ok(Box::new(move |context| {
        let answer = handler(request, context);
        Box::pin(async move {
            let (Ok(reply) | Err(reply)) = answer.await;
            Answer::of(reply, definition)
        })
    }))
}

/// The routes of a contract, behind one router.
pub struct App<C: 'static> {
    pub(super) router: Router<'static, &'static Route<C>>,
}

impl<C> App<C> {
    /// The app of these routes, which `bimetal codegen` has checked.
    ///
    /// # Panics
    /// Two routes conflict.
    pub fn new(routes: &'static [Route<C>]) -> Self {
        let mut router = Router::new();
        for route in routes {
            let Definition { method, path, .. } = route.definition;
            if let Err(error) = router.insert(method, path, route) {
                panic!("{error}");
            }
        }
        Self { router }
    }

    /// The route for a method and a raw path, as far as the head of a request allows it.
    ///
    /// `header` gives the value of a header by its name in lower case.
    ///
    /// # Errors
    /// 404, 405, 415, and 413 where `content-length` says so.
    pub fn find<'a>(
        &'a self,
        method: &'a str,
        path: &'a str,
        header: impl Fn(&str) -> Option<String>,
    ) -> Result<Matched<'a, C>, Answer> {
        let (route, params) = match self.router.find(method, path) {
            Match::Route { value, params } => (*value, params),
            Match::OtherMethods { allow } => return Err(problem::method_not_allowed(&allow)),
            Match::Nothing => return Err(problem::not_found()),
        };
        let Definition {
            body,
            headers,
            cookies,
            ..
        } = route.definition;
        let content_type = header("content-type").unwrap_or_default();
        if !body.accepts(&content_type) {
            return Err(problem::unsupported_media_type(body));
        }
        let length = header("content-length").and_then(|length| length.parse::<usize>().ok());
        if length.is_some_and(|length| length > body.limit) {
            return Err(problem::content_too_large(body.limit));
        }
        Ok(Matched {
            cookies: cookies.then(|| header("cookie")).flatten(),
            headers: names(headers).map(header).collect(),
            content_type,
            params,
            route,
            head: method == "HEAD",
        })
    }
}

/// A request whose route is known, and whose body is not read yet.
pub struct Matched<'a, C: 'static> {
    route: &'static Route<C>,
    params: Params<'a>,
    /// Of the declared headers, in their order.
    headers: Vec<Option<String>>,
    /// The header, where cookies are declared.
    cookies: Option<String>,
    content_type: String,
    head: bool,
}

impl<C> Matched<'_, C> {
    /// The route.
    pub fn definition(&self) -> &'static Definition {
        self.route.definition
    }

    /// Calls the handler. `query` stands behind the `?`; `locals` are JSON; `body` is at most one byte longer than its
    /// limit.
    ///
    /// # Errors
    /// 413, and 400 with what is wrong where the request does not match the contract; 500 where the locals do not.
    pub fn call(
        self,
        query: &str,
        locals: Option<&str>,
        body: &[u8],
        context: C,
    ) -> Result<Pending, Answer> {
        let definition = self.route.definition;
        if body.len() > definition.body.limit {
            return Err(problem::content_too_large(definition.body.limit));
        }
        let sections = self.sections(query, locals);
        let handle = match self.read(&sections, body) {
            Ok(handle) => handle,
            Err(Invalid) => match refuse(definition, &self.parts(query, locals, body)) {
                Refusal::Answered(answer) => return Err(answer),
                Refusal::Again(body) => self
                    .read(&sections, &body)
                    .map_err(|Invalid| disagreement(definition))?,
            },
        };
        let answer = handle(context);
        if self.head {
            return Ok(Box::pin(without_body(answer)));
        }
        Ok(answer)
    }

    fn parts<'p>(&'p self, query: &'p str, locals: Option<&'p str>, body: &'p [u8]) -> Parts<'p> {
        let Definition {
            params, headers, ..
        } = self.route.definition;
        let given = names(headers).zip(&self.headers);
        Parts {
            params: pairs(names(params).map(|name| (name, self.params.get(name)))),
            query,
            headers: pairs(given.map(|(name, value)| (name, value.as_deref()))),
            cookies: self.cookies.as_deref().unwrap_or_default(),
            locals,
            content_type: &self.content_type,
            body,
        }
    }

    /// Reads the request, and calls nothing yet.
    pub(super) fn read(&self, sections: &Sections, body: &[u8]) -> Result<Handle<C>, Invalid> {
        let mut input = Input::with_body(sections.bytes(), body);
        (self.route.read)(self.route.definition, &mut input)
    }

    /// The path's parameters as a JSON object.
    #[cfg(all(target_arch = "wasm32", feature = "host"))]
    pub(super) fn params(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut writer = crate::json::Writer::new(&mut bytes);
        writer.begin_object();
        for (name, value) in self.params.iter() {
            writer.field(name, value);
        }
        writer.end_object();
        bytes
    }

    /// All but the body, which is not copied.
    pub(super) fn sections(&self, query: &str, locals: Option<&str>) -> Sections {
        let definition = self.route.definition;
        let mut sections = Sections::default();
        for name in names(definition.params) {
            sections.push(self.params.get(name).map(str::as_bytes));
        }
        if definition.query {
            sections.push(Some(query.as_bytes()));
        }
        for header in &self.headers {
            sections.push(header.as_deref().map(str::as_bytes));
        }
        if definition.cookies {
            sections.push(self.cookies.as_deref().map(str::as_bytes));
        }
        if definition.locals {
            sections.push(locals.map(str::as_bytes));
        }
        if definition.body.kind == BodyKind::Multipart {
            sections.push(Some(self.content_type.as_bytes()));
        }
        sections
    }
}

/// Names that are joined by `/`.
pub(super) fn names(joined: &'static str) -> impl Iterator<Item = &'static str> {
    joined.split('/').filter(|name| !name.is_empty())
}

async fn without_body(answer: Pending) -> Answer {
    Answer {
        body: Body::empty(),
        ..answer.await
    }
}

fn pairs<'a>(given: impl Iterator<Item = (&'static str, Option<&'a str>)>) -> Pairs<'a> {
    let mut pairs = Pairs::new();
    for (name, value) in given {
        if let Some(value) = value {
            pairs.push(name, value);
        }
    }
    pairs
}
