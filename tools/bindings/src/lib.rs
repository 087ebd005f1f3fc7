//! A Worker that uses every kind of binding that runs locally, in both languages.
#![cfg(target_arch = "wasm32")]

#[path = "../generated/mod.rs"]
mod generated;

mod storage;
mod workers;

generated::serve! {
    rust_kv: storage::kv,
    rust_bucket: storage::bucket,
    rust_database: storage::database,
    rust_queue: storage::queue,
    rust_vars: storage::vars,
    rust_secret: storage::secret,
    rust_store_secret: storage::store_secret,
    rust_hyperdrive: storage::hyperdrive,
    rust_object: workers::object,
    rust_service: workers::service,
    rust_assets: workers::assets,
    rust_workflow: workers::workflow,
    rust_workflow_output: workers::workflow_output,
    rust_rate_limit: workers::rate_limit,
    rust_version: workers::version,
    rust_loader: workers::loader,
    rust_analytics: workers::analytics,
    rust_email: workers::email,
    rust_images: workers::images,
}

/// What something fails with.
fn reason_of<T>(result: Result<T, bimetal::BindingError>) -> String {
    match result {
        Ok(_) => "it has not failed".to_owned(),
        Err(error) => error.reason(),
    }
}

/// What is there, as JavaScript writes it.
fn text_of<T: ToString>(value: Option<T>) -> String {
    value.map_or_else(|| "null".to_owned(), |value| value.to_string())
}
