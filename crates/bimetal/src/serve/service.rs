//! The routes of a contract in a Worker of the `worker` crate.

use super::{Answer, App, BodyKind, Route};
use crate::{Body, Context, EnvSource, FromEnv, call::Shared, call::host, router::Match};
use std::{
    cell::OnceCell,
    pin::Pin,
    rc::Rc,
    task::{self, Poll},
};
use wasm_bindgen::JsValue;
use worker::{Headers, Request, Response, ResponseBody, ResponseBuilder};

/// The Rust routes of a contract, for the `#[event(fetch)]` of an existing Worker. It is made once, and kept.
///
/// ```ignore
/// thread_local! {
///     // `serve!` declares `ROUTES`; `Env` is generated.
///     static SERVICE: Service<Env> = Service::new(ROUTES);
/// }
///
/// #[event(fetch)]
/// async fn fetch(request: Request, env: worker::Env, context: worker::Context) -> worker::Result<Response> {
///     let service = SERVICE.with(Clone::clone);
///     if service.serves(&request) {
///         return service.fetch(request, env, context).await;
///     }
///     Response::error("what this Worker did before", 404)
/// }
/// ```
pub struct Service<E: 'static, S: 'static = ()> {
    app: Rc<App<Context<E, S>>>,
    shared: Rc<OnceCell<Shared<E, S>>>,
}

impl<E, S> Clone for Service<E, S> {
    fn clone(&self) -> Self {
        Self {
            app: self.app.clone(),
            shared: self.shared.clone(),
        }
    }
}

impl<E: FromEnv, S: Default> Service<E, S> {
    /// The service of these routes.
    ///
    /// # Panics
    /// Two routes conflict.
    pub fn new(routes: &'static [Route<Context<E, S>>]) -> Self {
        Self {
            app: Rc::new(App::new(routes)),
            shared: Rc::default(),
        }
    }

    /// Whether a route has this path and method.
    pub fn serves(&self, request: &Request) -> bool {
        let method = request.inner().method();
        let path = target(&request.inner().url()).0.to_owned();
        matches!(self.app.router.find(&method, &path), Match::Route { .. })
    }

    /// Answers a request. A handler's error is one of the `worker` crate.
    ///
    /// # Errors
    /// The handler's; bindings that are missing.
    pub async fn fetch(
        &self,
        request: Request,
        env: worker::Env,
        context: worker::Context,
    ) -> worker::Result<Response> {
        let call = host::open(request.inner(), context.as_ref());
        let answer = self.answer(request, env, call).await;
        host::close(call);
        respond(answer?)
    }

    async fn answer(
        &self,
        request: Request,
        env: worker::Env,
        call: u32,
    ) -> worker::Result<Answer> {
        let inner = request.inner();
        // Not `Request::method`, which takes an unknown one for GET.
        let (method, url, headers) = (inner.method(), inner.url(), inner.headers());
        let (path, query) = target(&url);
        let header = |name: &str| headers.get(name).ok().flatten();
        let found = match self.app.find(&method, path, header) {
            Ok(found) => found,
            Err(refused) => return Ok(refused),
        };
        if found.definition().locals {
            let name = found.definition().name;
            return Err(worker::Error::RustError(format!(
                "`{name}` has locals, which only middleware in TypeScript hands over"
            )));
        }
        let stream = inner.body().map_or(JsValue::NULL, JsValue::from);
        let body = match found.definition().body.kind {
            BodyKind::None => Vec::new(),
            BodyKind::Stream => {
                host::hold(stream);
                Vec::new()
            }
            _ => read_up_to(found.definition().body.limit, stream).await?,
        };
        let context = Context::new(self.shared(env)?, call);
        match found.call(query, None, &body, context) {
            Ok(answer) => Ok(answer.await),
            Err(refused) => Ok(refused),
        }
    }

    fn shared(&self, env: worker::Env) -> worker::Result<&Shared<E, S>> {
        if let Some(shared) = self.shared.get() {
            return Ok(shared);
        }
        let env = E::from_env(&EnvSource::new(env.into()))
            .map_err(|error| worker::Error::RustError(error.to_string()))?;
        Ok(self.shared.get_or_init(|| Shared::new(env, S::default())))
    }
}

/// The raw path and the query of an absolute URL.
fn target(url: &str) -> (&str, &str) {
    let url = url.split('#').next().unwrap_or("");
    let behind = url.find("://").map_or(0, |at| at + "://".len());
    let path = url[behind..].find('/').map_or("", |at| &url[behind + at..]);
    path.split_once('?').unwrap_or((path, ""))
}

/// The bytes of a body; of one that is longer than the limit, a few more than that.
async fn read_up_to(limit: usize, stream: JsValue) -> worker::Result<Vec<u8>> {
    let mut chunks = Body::from_js(stream).chunks().map_err(to_worker)?;
    let mut bytes = Vec::new();
    while let Some(chunk) = chunks.next().await {
        bytes.extend(chunk.map_err(to_worker)?);
        if bytes.len() > limit {
            break;
        }
    }
    Ok(bytes)
}

fn respond(answer: Answer) -> worker::Result<Response> {
    if let Some(error) = answer.error {
        return Err(worker::Error::RustError(error));
    }
    let headers = Headers::new();
    for (name, value) in &answer.headers {
        headers.append(name, value)?;
    }
    let builder = ResponseBuilder::new()
        .with_status(answer.status)
        .with_headers(headers);
    match answer.body.into_known() {
        Ok(bytes) if bytes.is_empty() => Ok(builder.body(ResponseBody::Empty)),
        Ok(bytes) => Ok(builder.fixed(bytes)),
        Err(body) => builder.from_stream(Streamed(body.chunks().map_err(to_worker)?)),
    }
}

/// A body's chunks, with errors of the `worker` crate.
struct Streamed(crate::Chunks);

impl futures_core::Stream for Streamed {
    type Item = worker::Result<Vec<u8>>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut task::Context<'_>,
    ) -> Poll<Option<Self::Item>> {
        let next = Pin::new(&mut self.0).poll_next(context);
        next.map(|chunk| chunk.map(|chunk| chunk.map_err(to_worker)))
    }
}

fn to_worker(error: crate::Error) -> worker::Error {
    worker::Error::RustError(error.to_string())
}
