//! A Durable Object in Rust, and what it says of its state: natively of the fakes, and on workerd of the platform.

#[path = "../generated/mod.rs"]
mod generated;

mod plain;
mod probe;
#[cfg(target_arch = "wasm32")]
mod serve;
mod steps;

#[cfg(not(target_arch = "wasm32"))]
mod serve {
    use crate::{Context, generated::routes::*};

    /// Only TypeScript has objects to call.
    pub async fn call(_: call::Request, _: Context) -> call::Result {
        Err(bimetal::Error::new("natively nothing is called through the contract").into())
    }

    pub async fn held(_: held::Request, _: Context) -> held::Result {
        Ok(held::Ok(0))
    }
}

generated::serve! { state: (), call: serve::call, plain: plain::plain, held: serve::held }
#[cfg(test)]
mod tests;
