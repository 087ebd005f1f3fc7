//! The routes of `answers.ts` in Rust.

use crate::{
    Context,
    generated::{
        routes::*,
        schemas::{AskedStatus, Told, ToldFile, Uploads},
    },
    platform::sleep,
};
use bimetal::{Body, Error, Event, Events, json};
use futures_core::Stream;
use std::{
    iter::once,
    pin::Pin,
    task::{self, Poll, ready},
};

pub async fn headers(
    req: answers_rust_headers::Request,
    _: Context,
) -> answers_rust_headers::Result {
    use answers_rust_headers::{Found, NoContent, Ok};
    let headers = req.body.headers;
    Result::Ok(match req.body.status {
        AskedStatus::N200 => Ok(Body::from("streamed"), headers),
        AskedStatus::N204 => NoContent(headers),
        AskedStatus::N302 => Found("/elsewhere".into(), headers),
    })
}

pub async fn form(req: answers_rust_form::Request, _: Context) -> answers_rust_form::Result {
    Ok(answers_rust_form::Ok(req.body))
}

pub async fn upload(req: answers_rust_upload::Request, _: Context) -> answers_rust_upload::Result {
    let body = req.body;
    let files = once(body.picture).chain(body.note).chain(body.pages);
    Ok(answers_rust_upload::Ok(Uploads {
        title: body.title,
        count: body.count,
        tags: body.tags,
        files: files
            .map(|file| ToldFile {
                name: file.name,
                r#type: file.content_type,
                bytes: file.bytes.into_iter().map(char::from).collect(),
            })
            .collect(),
    }))
}

pub async fn cookies(
    req: answers_rust_cookies::Request,
    _: Context,
) -> answers_rust_cookies::Result {
    Ok(answers_rust_cookies::Ok(req.cookies))
}

pub async fn query(req: answers_rust_query::Request, _: Context) -> answers_rust_query::Result {
    Ok(answers_rust_query::Ok(req.query.a))
}

pub async fn events(req: answers_rust_events::Request, _: Context) -> answers_rust_events::Result {
    Ok(answers_rust_events::Ok(Events::new(Paused {
        events: req.body.events.into_iter(),
        pause: req.body.pause as u32,
        fails: req.body.fails,
        sleeping: None,
    })))
}

/// Events with a pause before each.
struct Paused {
    events: std::vec::IntoIter<Told>,
    pause: u32,
    fails: bool,
    sleeping: Option<Pin<Box<dyn Future<Output = ()>>>>,
}

impl Stream for Paused {
    type Item = Result<Event<json::Value>, Error>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut task::Context<'_>,
    ) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        if this.pause > 0 && this.events.len() > 0 {
            let pause = this.pause;
            let sleeping = this.sleeping.get_or_insert_with(|| Box::pin(sleep(pause)));
            ready!(sleeping.as_mut().poll(context));
            this.sleeping = None;
        }
        Poll::Ready(match this.events.next() {
            Some(told) => Some(Ok(Event {
                data: told.data,
                event: told.event,
                id: told.id,
                retry: told.retry,
            })),
            None => std::mem::take(&mut this.fails).then(|| Err(Error::new("the stream fails"))),
        })
    }
}
