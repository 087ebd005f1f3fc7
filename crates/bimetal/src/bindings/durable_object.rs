//! Durable Object namespaces, and the objects in them.

mod id;
mod stub;

#[cfg(not(target_arch = "wasm32"))]
mod fake;
#[cfg(target_arch = "wasm32")]
mod js;

#[cfg(not(target_arch = "wasm32"))]
use fake::Store;
#[cfg(target_arch = "wasm32")]
use js::Store;

pub use id::DurableObjectId;
pub use stub::DurableObjectStub;

use super::{BindingError, binding};
use std::marker::PhantomData;

/// A class of Durable Objects: it finds an object by a name or an id, and gives a stub of it. There need not have been
/// such an object before.
///
/// `S` is the type of the stubs: a [`DurableObjectStub`], or a type of one's own around it that has the methods of the
/// class. A fake is given a function that makes the stub of each object.
///
/// ```
/// use bimetal::{BindingError, DurableObjectNamespace, DurableObjectStub, json::Value};
///
/// struct Counter(DurableObjectStub);
///
/// impl From<DurableObjectStub> for Counter {
///     fn from(stub: DurableObjectStub) -> Self {
///         Self(stub)
///     }
/// }
///
/// impl Counter {
///     async fn add(&self, number: i64) -> Result<i64, BindingError> {
///         self.0.call("add", (number,)).await
///     }
/// }
///
/// # bimetal::test::block_on(async {
/// let counters = DurableObjectNamespace::<Counter>::fake().on_get(|id| {
///     assert_eq!(id.name().as_deref(), Some("visits"));
///     DurableObjectStub::fake().on_call(|method, args| match (method, args) {
///         ("add", [Value::Number(number)]) => Ok(Value::Number(number + 1.0)),
///         _ => Err(bimetal::Error::new("no such method")),
///     })
/// });
/// assert_eq!(counters.get_by_name("visits").add(41).await?, 42);
///
/// let id = counters.id_from_name("visits");
/// assert_eq!(counters.id_from_string(&id.to_string())?, id);
/// assert_eq!(counters.get(&id).add(1).await?, 2);
/// # Ok::<(), bimetal::Error>(())
/// # }).unwrap();
/// ```
pub struct DurableObjectNamespace<S = DurableObjectStub>(Store, PhantomData<fn() -> S>);

binding!(
    DurableObjectNamespace<S>,
    "Durable Object namespace",
    object
);

impl<S> DurableObjectNamespace<S> {
    /// The id of the object that has this name.
    pub fn id_from_name(&self, name: &str) -> DurableObjectId {
        self.0.id_from_name(name)
    }

    /// The id of an object that nobody has met yet, and that has no name: keep its text.
    pub fn new_unique_id(&self) -> DurableObjectId {
        self.0.new_unique_id()
    }

    /// The id whose text this is, as an id's `to_string` has given it.
    ///
    /// # Errors
    /// A text that is no id of this namespace.
    pub fn id_from_string(&self, text: &str) -> Result<DurableObjectId, BindingError> {
        self.0.id_from_string(text)
    }

    /// The same class with its objects in one jurisdiction only, such as `eu`; ids of the one are none of the other.
    ///
    /// # Errors
    /// The platform does not know the jurisdiction.
    pub fn jurisdiction(&self, name: &str) -> Result<Self, BindingError> {
        Ok(Self(self.0.jurisdiction(name)?, PhantomData))
    }
}

impl<S: From<DurableObjectStub>> DurableObjectNamespace<S> {
    /// The object that has this id. An id of another namespace makes every method of the stub fail.
    pub fn get(&self, id: &DurableObjectId) -> S {
        self.0.get(id).into()
    }

    /// The object that has this name.
    pub fn get_by_name(&self, name: &str) -> S {
        self.0.get_by_name(name).into()
    }
}

impl<S> Clone for DurableObjectNamespace<S> {
    fn clone(&self) -> Self {
        Self(self.0.clone(), PhantomData)
    }
}
