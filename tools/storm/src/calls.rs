//! The functions that Rust has, and the route that calls those of TypeScript.

use crate::{
    Context,
    generated::{
        functions::{self, descend},
        routes::calls_rust,
        schemas::*,
    },
    platform::sleep,
};
use bimetal::Error;
use std::{
    future::{Future, poll_fn},
    pin::pin,
    task::Poll,
};

pub async fn climb(input: Climb, cx: Context) -> Result<Reached, Error> {
    if input.waits {
        sleep(1).await;
    }
    if let Some(depth) = input.depth.checked_sub(1).filter(|depth| *depth >= 0) {
        let inner = descend(&cx, Climb { depth, ..input }).await?;
        return Ok(Reached(format!("rust({})", inner.0)));
    }
    match input.end {
        ClimbEnd::Core => Ok(Reached("core".into())),
        ClimbEnd::Fails => Err(Error::new("Rust fails")),
        ClimbEnd::Long => Ok(Reached("long".repeat(5000))),
        // No string of Rust's has half of a pair.
        ClimbEnd::Half => Ok(Reached("half".into())),
        ClimbEnd::Far => descend(&cx, Climb { depth: -1, ..input }).await,
        ClimbEnd::Panics => panic!("in a function"),
        ClimbEnd::Overflows => Ok(Reached(crate::overflow().to_string())),
    }
}

pub async fn rust(req: calls_rust::Request, cx: Context) -> calls_rust::Result {
    Ok(calls_rust::Ok(descend(&cx, req.query).await?.0))
}

/// Leaves a call to when the caller has been answered.
pub async fn note_later(text: String, cx: Context) -> Result<(), Error> {
    let later = cx.clone();
    cx.wait_until(async move {
        sleep(20).await;
        // A test looks for the note.
        let _ = functions::note(&later, NoteInput(text)).await;
    })
}

pub async fn waits(cx: Context) -> Result<(), Error> {
    functions::never(&cx).await
}

/// Calls TypeScript for the call before it, which has ended.
pub async fn outlives(cx: Context) -> Result<OutlivesOutput, Error> {
    let Some(ended) = cx.state.outlived.replace(Some(cx.clone())) else {
        return Ok("the first".into());
    };
    let called = functions::note(&ended, NoteInput("too late".into())).await;
    Ok(called.map_or_else(|error| error.to_string(), |()| "called".into()))
}

/// Stops waiting for a function of TypeScript. Says how many externrefs there are then.
pub async fn drops(cx: Context) -> Result<DropsOutput, Error> {
    {
        let mut call = pin!(functions::never(&cx));
        poll_fn(|context| {
            assert!(call.as_mut().poll(context).is_pending());
            Poll::Ready(())
        })
        .await;
    }
    Ok(wasm_bindgen::externref_heap_live_count().into())
}
