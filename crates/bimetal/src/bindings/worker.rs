//! The types of the `worker` crate, for what has no method here.

use super::{
    Ai, AnalyticsEngine, Bucket, Database, DispatchNamespace, DurableObjectNamespace, Handle,
    Hyperdrive, Kv, Queue, RateLimit, SecretsStoreSecret, SendEmail, Service,
};
use wasm_bindgen::{JsCast, JsValue};
use worker::{EnvBinding, kv::KvStore};

impl Kv {
    /// The binding as the `worker` crate has it.
    ///
    /// # Panics
    /// Never, for what is a KV namespace.
    pub fn as_worker(&self) -> KvStore {
        // The crate reads a namespace out of an object by its name only.
        let env = js_sys::Object::new();
        let read = js_sys::Reflect::set(&env, &JsValue::from("kv"), self.raw());
        debug_assert!(read.is_ok(), "a fresh object takes a property");
        KvStore::from_this(&env, "kv").expect("a namespace has its methods")
    }
}

macro_rules! cast {
    ($($name:ident $(<$param:ident>)? => $worker:ty;)*) => {$(
        impl $(<$param>)? $name $(<$param>)? {
            /// The binding as the `worker` crate has it.
            pub fn as_worker(&self) -> $worker {
                self.raw().clone().unchecked_into()
            }
        }
    )*};
}

cast! {
    Ai => worker::Ai;
    AnalyticsEngine => worker::AnalyticsEngineDataset;
    Bucket => worker::Bucket;
    Database => worker::D1Database;
    DispatchNamespace => worker::DynamicDispatcher;
    DurableObjectNamespace<S> => worker::ObjectNamespace;
    Hyperdrive => worker::Hyperdrive;
    Queue => worker::Queue;
    RateLimit => worker::RateLimiter;
    SecretsStoreSecret => worker::SecretStore;
    SendEmail => worker::SendEmail;
    Service => worker::Fetcher;
}

impl Handle {
    /// The binding as a type of the `worker` crate; which one fits is for the caller to know.
    ///
    /// # Errors
    /// The object has another class than the type.
    pub fn as_worker<T: EnvBinding>(&self) -> worker::Result<T> {
        T::get(self.raw().clone())
    }
}
