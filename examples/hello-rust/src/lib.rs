//! The Worker: a handler for each route of the contract, and for messages of the queue. One that is missing is a compile
//! error.

#[path = "../generated/mod.rs"]
mod generated;

mod files;
mod notes;

use bimetal::{Event, Events, Request, json};
use futures_util::stream;
use generated::{
    routes::{count, echo, hello, proxy, whoami},
    schemas::WhoamiOk,
};

generated::serve! {
    events: { queue: notes::changed },
    hello,
    whoami,
    write_note: notes::write,
    read_note: notes::read,
    upload: files::upload,
    download: files::download,
    count,
    echo,
    proxy,
}

async fn hello(req: hello::Request, _: Context) -> hello::Result {
    Ok(hello::Ok(format!("Hello, {}.", req.params.name)))
}

async fn whoami(req: whoami::Request, cx: Context) -> whoami::Result {
    let request = cx.request()?;
    let country = request
        .cf()
        .get("country")
        .and_then(json::Value::as_str)
        .map(str::to_owned);
    Ok(whoami::Ok(WhoamiOk {
        method: request.method(),
        path: request.url(),
        agent: req.headers.user_agent.unwrap_or_default(),
        country: country.unwrap_or_default(),
    }))
}

/// An event a number, each sent when it is asked for.
async fn count(req: count::Request, _: Context) -> count::Result {
    let numbers = (1..=req.params.to).map(|number| Ok(Event::new(number)));
    Ok(count::Ok(Events::new(stream::iter(numbers))))
}

async fn echo(req: echo::Request, _: Context) -> echo::Result {
    Ok(echo::Ok(req.body))
}

/// The answer's bytes do not enter Wasm.
async fn proxy(req: proxy::Request, cx: Context) -> proxy::Result {
    let answer = cx.fetch(Request::get(req.query.url)).await?;
    Ok(proxy::Ok(answer.into_body()))
}

#[cfg(test)]
mod tests;
