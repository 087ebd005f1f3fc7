//! The types of the `worker` crate, for what has no method here.

use super::{Bucket, Database, Handle, Kv, Queue, Service};
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
    ($($name:ident => $worker:ty;)*) => {$(
        impl $name {
            /// The binding as the `worker` crate has it.
            pub fn as_worker(&self) -> $worker {
                self.raw().clone().unchecked_into()
            }
        }
    )*};
}

cast! {
    Bucket => worker::Bucket;
    Database => worker::D1Database;
    Queue => worker::Queue;
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
