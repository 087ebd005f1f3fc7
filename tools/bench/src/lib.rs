//! The same routes as in `index.ts`.
#![cfg(target_arch = "wasm32")]

#[cfg_attr(not(feature = "alone"), path = "../generated/mod.rs")]
#[cfg_attr(feature = "alone", path = "../alone/generated/mod.rs")]
mod generated;

use generated::routes::*;
use generated::schemas::*;

generated::serve! { rust_text, rust_json, rust_order, rust_catalog }

async fn rust_text(req: rust_text::Request, _: Context) -> rust_text::Result {
    Ok(rust_text::Ok(format!("hello, {}", req.params.name)))
}

async fn rust_json(req: rust_json::Request, _: Context) -> rust_json::Result {
    Ok(rust_json::Ok(RustJsonOk {
        text: format!("hello, {}", req.params.name),
    }))
}

async fn rust_order(req: rust_order::Request, _: Context) -> rust_order::Result {
    let Order { id, items, .. } = req.body;
    let total = items
        .iter()
        .map(|item| item.quantity as f64 * item.price)
        .sum();
    Ok(rust_order::Ok(RustOrderOk { id, total }))
}

async fn rust_catalog(req: rust_catalog::Request, _: Context) -> rust_catalog::Result {
    let worth = req.body.items.iter().map(|item| item.price).sum();
    Ok(rust_catalog::Ok(RustCatalogOk { worth }))
}
