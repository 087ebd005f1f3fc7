//! Worker loaders.

mod code;

#[cfg(target_arch = "wasm32")]
mod js;

#[cfg(target_arch = "wasm32")]
use js::Store;
#[cfg(not(target_arch = "wasm32"))]
use {
    super::{Binding, faked::Faked},
    std::rc::Rc,
};

pub use code::WorkerCode;

use super::{BindingError, Service, binding};

#[cfg(not(target_arch = "wasm32"))]
type Load = dyn Fn(&WorkerCode) -> Service;
#[cfg(not(target_arch = "wasm32"))]
type Store = Faked<Rc<Load>>;

/// Starts Workers whose code is known only now. A fake is given a function that stands for them.
///
/// ```
/// use bimetal::{Request, Response, Service, WorkerLoader, worker_loader::WorkerCode};
///
/// # bimetal::test::block_on(async {
/// let loader = WorkerLoader::fake()
///     .on_load(|code| {
///         assert_eq!(code.main_module(), "main.js");
///         Service::fake().on_fetch(|_| Ok(Response::new(200, "hello")))
///     });
/// let code = WorkerCode::new("2026-11-01", "main.js", "export default { fetch: () => new Response('hello') }");
/// let answer = loader.load(&code)?.fetch(Request::get("https://loaded/")).await?;
/// assert_eq!(answer.text().await?, "hello");
/// # Ok::<(), bimetal::Error>(())
/// # }).unwrap();
/// ```
#[derive(Clone)]
pub struct WorkerLoader(Store);

binding!(WorkerLoader, "worker loader", object);

impl WorkerLoader {
    /// Starts a Worker, and gives its default entrypoint. What is wrong with its code is told by what is asked of it.
    ///
    /// # Errors
    /// The platform's own.
    pub fn load(&self, code: &WorkerCode) -> Result<Service, BindingError> {
        self.0.load(code)
    }

    /// Gives the default entrypoint of the Worker with this id. Where it runs already, the code is not looked at: so one
    /// id must stand for one code.
    ///
    /// # Errors
    /// The platform's own.
    pub fn get(&self, id: &str, code: &WorkerCode) -> Result<Service, BindingError> {
        self.0.get(id, code)
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl WorkerLoader {
    /// A loader of a native test, whose Workers answer nothing.
    pub fn fake() -> Self {
        Self(Faked::new(Self::KIND, Rc::new(|_| Service::fake())))
    }

    /// Stands for the Workers of a fake with a function.
    #[must_use]
    pub fn on_load(mut self, load: impl Fn(&WorkerCode) -> Service + 'static) -> Self {
        self.0.fake = Rc::new(load);
        self
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Store {
    fn load(&self, code: &WorkerCode) -> Result<Service, BindingError> {
        Ok((self.fake)(code))
    }

    fn get(&self, _: &str, code: &WorkerCode) -> Result<Service, BindingError> {
        self.load(code)
    }
}
