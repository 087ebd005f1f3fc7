//! All routes.

#[path = "../generated/mod.rs"]
mod generated;

#[path = "../../src/changes.rs"]
mod changes;
#[path = "../../src/files.rs"]
mod files;
#[path = "../../src/lines.rs"]
mod lines;
#[path = "../../src/lists.rs"]
mod lists;
#[path = "../../src/names.rs"]
mod names;
#[path = "../../src/problem.rs"]
mod problem;
#[path = "../../src/store.rs"]
mod store;
#[path = "../../src/todos.rs"]
mod todos;

generated::serve! {
    functions: { read_line: lines::read },
    home: lists::home,
    lists_all: lists::all,
    lists_create: lists::create,
    lists_read: lists::read,
    lists_remove: lists::remove,
    lists_exported: files::exported,
    lists_todos_page: todos::page,
    lists_todos_add: todos::add,
    lists_todos_jot: todos::jot,
    lists_todos_read: todos::read,
    lists_todos_change: changes::change,
    lists_todos_remove: todos::remove,
    lists_todos_picture: files::picture,
    lists_todos_attach: files::attach,
    lists_todos_upload: files::upload,
}
