//! The Worker: a handler for each route of the contract, and for messages of the queue. One that is missing is a compile
//! error.

#[path = "../generated/mod.rs"]
mod generated;

mod files;
mod notes;
mod origin;
mod request;
mod response;

use generated::routes::home;

generated::serve! {
    events: { queue: notes::count_changes },
    home,
    describe: request::describe,
    sum: request::sum,
    length: request::length,
    hello: response::hello,
    count: response::count,
    write_note: notes::write,
    read_note: notes::read,
    upload: files::upload,
    download: files::download,
    origin: origin::ask,
    instead: origin::let_answer,
}

async fn home(_: home::Request, _: Context) -> home::Result {
    Ok(home::Ok("Hello, World!".into()))
}

#[cfg(test)]
mod tests;
