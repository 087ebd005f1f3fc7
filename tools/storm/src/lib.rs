//! Rust routes that do to their instance what must not harm other requests.
#![cfg(target_arch = "wasm32")]

#[cfg_attr(not(feature = "alone"), path = "../generated/mod.rs")]
#[cfg_attr(feature = "alone", path = "../alone/generated/mod.rs")]
mod generated;

mod answers;
#[cfg(not(feature = "alone"))]
mod calls;
mod platform;

use bimetal::Body;
use generated::routes::*;
use generated::schemas::*;
use platform::{fetch_nested, sleep};
use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    future::{Future, poll_fn},
    hint::black_box,
    pin::{Pin, pin},
    rc::Rc,
    task::{Poll, Waker},
};

/// What both Workers have, and what only one of them has: where Rust finds the routes, there is no TypeScript to call.
macro_rules! serve {
    ($({ $($functions:tt)* })? $($own:ident: $handler:path),*) => {
generated::serve! {
    state: Tokens,
    $(functions: { $($functions)* },)?
    $($own: $handler,)*
    checks_rust,
    answers_rust_headers: answers::headers,
    answers_rust_form: answers::form,
    answers_rust_upload: answers::upload,
    answers_rust_cookies: answers::cookies,
    answers_rust_query: answers::query,
    answers_rust_events: answers::events,
    calm_plain, calm_echo, calm_sleep, calm_store, calm_take, calm_give, calm_nested, calm_chunks, calm_passed,
    calm_upload, calm_background, calm_counts, calm_forever, calm_fails, calm_outlived, calm_dropped,
    panics_now, panics_late, panics_closure, panics_drop, panics_background, panics_spawned, panics_passing,
    ends_overflow, ends_memory,
}
    };
}

#[cfg(not(feature = "alone"))]
serve! { { climb: calls::climb, note_later: calls::note_later, waits: calls::waits, drops: calls::drops, outlives: calls::outlives } calls_rust: calls::rust }
#[cfg(feature = "alone")]
serve! {}

/// Who waits for a token; `give` wakes the first.
#[derive(Default)]
pub struct Tokens {
    waiting: RefCell<VecDeque<(Rc<Cell<bool>>, Waker)>>,
    background: Cell<i64>,
    /// The context of the last call of `outlived`, which has ended.
    outlived: RefCell<Option<Context>>,
}

async fn checks_rust(req: checks_rust::Request, _: Context) -> checks_rust::Result {
    Ok(checks_rust::Ok(req.body))
}

async fn calm_plain(req: calm_plain::Request, _: Context) -> calm_plain::Result {
    Ok(calm_plain::Ok(format!("hello, {}", req.params.name)))
}

async fn calm_echo(req: calm_echo::Request, _: Context) -> calm_echo::Result {
    Ok(calm_echo::Ok(CalmEchoOk {
        text: req.body.text,
    }))
}

async fn calm_sleep(req: calm_sleep::Request, _: Context) -> calm_sleep::Result {
    sleep(req.params.ms as u32).await;
    Ok(calm_sleep::Ok("slept".into()))
}

async fn calm_store(req: calm_store::Request, cx: Context) -> calm_store::Result {
    cx.env.kv.put(&req.params.key, "stored").await?;
    Ok(calm_store::Ok(
        cx.env.kv.get(&req.params.key).await?.unwrap_or_default(),
    ))
}

/// Waits for a token of another request. One that drains alone gives up by a timer of its own.
async fn calm_take(_: calm_take::Request, cx: Context) -> calm_take::Result {
    let given = Rc::new(Cell::new(false));
    let mut timer = pin!(sleep(1000));
    poll_fn(|context| {
        if given.get() {
            return Poll::Ready(());
        }
        let mut waiting = cx.state.waiting.borrow_mut();
        waiting.retain(|(token, _)| !Rc::ptr_eq(token, &given));
        waiting.push_back((given.clone(), context.waker().clone()));
        drop(waiting);
        timer.as_mut().poll(context)
    })
    .await;
    cx.state
        .waiting
        .borrow_mut()
        .retain(|(token, _)| !Rc::ptr_eq(token, &given));
    // A timer that this request starts after it was woken must be its own.
    sleep(5).await;
    Ok(calm_take::Ok(
        if given.get() { "woken" } else { "alone" }.into(),
    ))
}

async fn calm_give(_: calm_give::Request, cx: Context) -> calm_give::Result {
    let taker = cx.state.waiting.borrow_mut().pop_front();
    if let Some((given, waker)) = taker {
        given.set(true);
        waker.wake();
    }
    Ok(calm_give::Ok("given".into()))
}

/// Rust in TypeScript in Rust in TypeScript: `nest` is a TypeScript route that comes back here.
async fn calm_nested(req: calm_nested::Request, _: Context) -> calm_nested::Result {
    let depth = req.params.depth;
    let inner = if depth == 0 {
        "core".into()
    } else {
        fetch_nested(depth - 1).await?
    };
    Ok(calm_nested::Ok(format!("rust({inner})")))
}

async fn calm_chunks(req: calm_chunks::Request, _: Context) -> calm_chunks::Result {
    Ok(calm_chunks::Ok(Body::stream(platform::Chunks::new(
        req.params.count as u32,
    ))))
}

async fn calm_passed(_: calm_passed::Request, cx: Context) -> calm_passed::Result {
    let response = cx
        .env
        .self_
        .fetch(bimetal::Request::get("https://storm/calm/chunks/3"))
        .await?;
    Ok(calm_passed::Response(response))
}

async fn calm_upload(req: calm_upload::Request, _: Context) -> calm_upload::Result {
    let mut length = 0;
    let mut chunks = req.body.chunks()?;
    while let Some(chunk) = chunks.next().await {
        length += chunk?.len();
    }
    Ok(calm_upload::Ok(length.to_string()))
}

async fn calm_background(_: calm_background::Request, cx: Context) -> calm_background::Result {
    let state = cx.state.clone();
    cx.wait_until(async move {
        sleep(20).await;
        state.background.set(state.background.get() + 1);
    })?;
    Ok(calm_background::Ok("answered".into()))
}

/// Leaves work to the call before it, which has ended: nobody would poll that work.
async fn calm_outlived(_: calm_outlived::Request, cx: Context) -> calm_outlived::Result {
    let Some(ended) = cx.state.outlived.replace(Some(cx.clone())) else {
        return Ok(calm_outlived::Ok("the first".into()));
    };
    let left = ended.wait_until(async { panic!("polled without an owner") });
    Ok(calm_outlived::Ok(match left {
        Ok(()) => "taken".into(),
        Err(error) => error.to_string(),
    }))
}

/// Stops waiting for two promises, of which one is fulfilled and one rejected while this goes on. Says how many externrefs
/// there are in between.
async fn calm_dropped(_: calm_dropped::Request, _: Context) -> calm_dropped::Result {
    let mut waits = [platform::timer(5), platform::failing_timer(5)];
    poll_fn(|context| {
        for wait in &mut waits {
            assert!(Pin::new(wait).poll(context).is_pending());
        }
        Poll::Ready(())
    })
    .await;
    drop(waits);
    let between = wasm_bindgen::externref_heap_live_count();
    sleep(20).await;
    Ok(calm_dropped::Ok(between.to_string()))
}

async fn calm_counts(_: calm_counts::Request, cx: Context) -> calm_counts::Result {
    Ok(calm_counts::Ok(CalmCountsOk {
        externrefs: wasm_bindgen::externref_heap_live_count().into(),
        background: cx.state.background.get(),
    }))
}

async fn calm_forever(_: calm_forever::Request, _: Context) -> calm_forever::Result {
    std::future::pending().await
}

async fn calm_fails(_: calm_fails::Request, _: Context) -> calm_fails::Result {
    Err("x".parse::<u8>().unwrap_err().into())
}

async fn panics_now(_: panics_now::Request, _: Context) -> panics_now::Result {
    panic!("at once")
}

async fn panics_late(_: panics_late::Request, _: Context) -> panics_late::Result {
    sleep(20).await;
    panic!("after a wait")
}

/// The closure's panic is an exception in JavaScript, which rejects the promise that this waits for.
async fn panics_closure(_: panics_closure::Request, _: Context) -> panics_closure::Result {
    platform::call_later(|| panic!("in a closure")).await?;
    Ok(panics_closure::Ok("not reached".into()))
}

async fn panics_drop(_: panics_drop::Request, _: Context) -> panics_drop::Result {
    struct Bomb;
    impl Drop for Bomb {
        fn drop(&mut self) {
            panic!("in drop")
        }
    }
    let _bomb = Bomb;
    sleep(5).await;
    Ok(panics_drop::Ok("not reached".into()))
}

async fn panics_background(
    _: panics_background::Request,
    cx: Context,
) -> panics_background::Result {
    cx.wait_until(async {
        sleep(10).await;
        panic!("after the response")
    })?;
    Ok(panics_background::Ok("answered".into()))
}

async fn panics_spawned(_: panics_spawned::Request, _: Context) -> panics_spawned::Result {
    js_sys::futures::spawn_local(async { panic!("in spawn_local") });
    Ok(panics_spawned::Ok("answered".into()))
}

async fn panics_passing(_: panics_passing::Request, cx: Context) -> panics_passing::Result {
    cx.pass_through_on_exception()?;
    panic!("for the origin")
}

async fn ends_overflow(_: ends_overflow::Request, _: Context) -> ends_overflow::Result {
    Ok(ends_overflow::Ok(overflow().to_string()))
}

/// Takes stack until none is left.
fn overflow() -> u64 {
    fn dive(n: u64, above: &mut [u64; 64]) -> u64 {
        above[n as usize % 64] = n;
        if n == 0 {
            return above[0];
        }
        let mut own = *above;
        dive(n - 1, &mut own) + black_box(own)[1]
    }
    dive(u64::MAX, &mut [1; 64])
}

/// Takes address space until none is left. Nothing is written to it, so that no real memory is used.
async fn ends_memory(_: ends_memory::Request, _: Context) -> ends_memory::Result {
    let mut taken = Vec::new();
    loop {
        taken.push(black_box(Vec::<u8>::with_capacity(1 << 30)));
    }
}
