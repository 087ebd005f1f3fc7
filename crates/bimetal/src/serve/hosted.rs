//! A Worker whose routes Rust finds: its one export is handed every request.

use super::{Answer, App, BodyKind, Handle, Pending, app::names};
use crate::{
    call::{Input, Output, Run, host, read, start_task},
    json::{Encode, Writer},
};
use std::{
    pin::Pin,
    task::{Context, Poll},
};

/// Serves the request in the input buffer, as far as that goes without waiting. Part of `serve!`.
///
/// Its sections are method, path, query, the headers of these names, and the body. Without a body the call only asks
/// whether one is to be read, which the frame then says.
pub fn serve<C>(
    call: u32,
    app: &App<C>,
    headers: &'static str,
    context: impl FnOnce() -> C,
) -> u32 {
    match read(|input| take(call, app, headers, input)) {
        Ok(handle) => start_task(call, Box::pin(Served(handle(context())))) as u32,
        Err(refusal) => {
            refusal.write(Output::new());
            0
        }
    }
}

/// Why no handler is called.
enum Refusal {
    Answer(Answer),
    /// The body is needed.
    Unread,
    /// The request does not match the contract; the path's parameters, as JSON.
    Invalid(Vec<u8>),
}

impl Refusal {
    fn write(self, output: Output) {
        match self {
            Self::Answer(answer) => write(answer, output),
            Self::Unread => output.unread(),
            Self::Invalid(params) => output.invalid(params),
        }
    }
}

/// Finds the route and reads what it declares. No author's code runs while the input is borrowed.
fn take<C>(
    call: u32,
    app: &App<C>,
    headers: &'static str,
    input: &mut Input<'_>,
) -> Result<Handle<C>, Refusal> {
    let mut text = || input.str().ok().flatten();
    let [method, path, query] = [text(), text(), text()].map(Option::unwrap_or_default);
    let headers: Vec<_> = names(headers).map(|name| (name, text())).collect();
    let body = input.section().ok().flatten();
    let header = |name: &str| {
        let (_, value) = headers.iter().find(|(own, _)| *own == name)?;
        value.map(str::to_owned)
    };
    let found = app.find(method, path, header).map_err(Refusal::Answer)?;
    let definition = found.definition();
    host::matched(call, definition.index);
    let reads = !matches!(definition.body.kind, BodyKind::None | BodyKind::Stream);
    if reads && body.is_none() {
        return Err(Refusal::Unread);
    }
    found
        .read(&found.sections(query, None), body.unwrap_or_default())
        .map_err(|_| Refusal::Invalid(found.params()))
}

/// A handler's answer to come, which goes into the frame.
struct Served(Pending);

impl Run for Served {
    fn run(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<bool> {
        self.0.as_mut().poll(context).map(|answer| {
            write(answer, Output::new());
            true
        })
    }
}

fn write(answer: Answer, output: Output) {
    if let Some(error) = answer.error {
        return output.failed(error);
    }
    if let Some(response) = answer.response {
        return output.response(response);
    }
    let output = output.headers(&Headers(&answer.headers));
    match answer.body.into_known() {
        Ok(bytes) if bytes.is_empty() => output.empty(answer.status),
        Ok(bytes) => output.bytes(answer.status, bytes),
        Err(body) => output.stream(answer.status, body),
    }
}

/// Names and values as they are sent: a list, in which a name may stand more than once.
struct Headers<'a>(&'a [(String, String)]);

impl Encode for Headers<'_> {
    fn encode(&self, writer: &mut Writer<'_>) {
        writer.begin_array();
        for (name, value) in self.0 {
            writer.item([name.as_str(), value.as_str()].as_slice());
        }
        writer.end_array();
    }
}
