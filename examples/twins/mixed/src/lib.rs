//! The routes that the contract gives to Rust.

#[path = "../generated/mod.rs"]
mod generated;

#[path = "../../src/changes.rs"]
mod changes;
#[path = "../../src/files.rs"]
mod files;
#[path = "../../src/lines.rs"]
mod lines;
#[path = "../../src/names.rs"]
mod names;
#[path = "../../src/problem.rs"]
mod problem;
#[path = "../../src/store.rs"]
mod store;

generated::serve! {
    functions: { read_line: lines::read },
    lists_exported: files::exported,
    lists_todos_change: changes::change,
    lists_todos_picture: files::picture,
    lists_todos_attach: files::attach,
    lists_todos_upload: files::upload,
}
