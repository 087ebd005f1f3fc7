//! Dispatch namespaces.

mod options;

#[cfg(target_arch = "wasm32")]
mod js;

#[cfg(not(target_arch = "wasm32"))]
use super::{Binding, faked::Faked};
#[cfg(target_arch = "wasm32")]
use js::Store;
#[cfg(not(target_arch = "wasm32"))]
use std::rc::Rc;

pub use options::DispatchOptions;

use super::{BindingError, Service, binding};

#[cfg(not(target_arch = "wasm32"))]
type Find = dyn Fn(&str) -> Service;
#[cfg(not(target_arch = "wasm32"))]
type Store = Faked<Rc<Find>>;

/// The Workers of a platform's users, each found by its name. A fake is given a function that finds them.
///
/// ```
/// use bimetal::{DispatchNamespace, Request, Response, Service};
///
/// # bimetal::test::block_on(async {
/// let tenants = DispatchNamespace::fake().on_get(|name| {
///     let name = name.to_owned();
///     Service::fake().on_fetch(move |_| Ok(Response::new(200, name.clone())))
/// });
/// let answer = tenants.get("acme")?.fetch(Request::get("https://acme.example/")).await?;
/// assert_eq!(answer.text().await?, "acme");
/// # Ok::<(), bimetal::Error>(())
/// # }).unwrap();
/// ```
#[derive(Clone)]
pub struct DispatchNamespace(Store);

binding!(DispatchNamespace, "dispatch namespace", object);

impl DispatchNamespace {
    /// The Worker of that name. That there is none is often told only by what is asked of it.
    ///
    /// # Errors
    /// The platform's own.
    pub fn get(&self, name: &str) -> Result<Service, BindingError> {
        self.0.get("get", name, &DispatchOptions::new())
    }

    /// The Worker of that name, with limits, or with parameters for the outbound Worker.
    ///
    /// # Errors
    /// The platform's own.
    pub fn get_with(&self, name: &str, options: &DispatchOptions) -> Result<Service, BindingError> {
        self.0.get("get_with", name, options)
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl DispatchNamespace {
    /// A namespace of a native test, whose Workers answer nothing.
    pub fn fake() -> Self {
        Self(Faked::new(Self::KIND, Rc::new(|_| Service::fake())))
    }

    /// Finds the Workers of a fake with a function.
    #[must_use]
    pub fn on_get(mut self, find: impl Fn(&str) -> Service + 'static) -> Self {
        self.0.fake = Rc::new(find);
        self
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Store {
    fn get(&self, _: &str, name: &str, _: &DispatchOptions) -> Result<Service, BindingError> {
        Ok((self.fake)(name))
    }
}
