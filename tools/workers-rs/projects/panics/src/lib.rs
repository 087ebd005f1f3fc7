//! A Worker with mistakes.

use futures_util::{future::join, stream};
use std::cell::Cell;
use std::time::Duration;
use worker::*;

thread_local! {
    /// Requests that this Wasm instance has begun.
    static BEGUN: Cell<u32> = const { Cell::new(0) };
}

#[event(fetch)]
async fn main(req: Request, env: Env, _ctx: Context) -> Result<Response> {
    BEGUN.set(BEGUN.get() + 1);
    Router::new()
        .get("/begun", |_, _| Response::ok(BEGUN.get().to_string()))
        .get_async("/wait/:ms", |_, ctx| async move {
            let ms = milliseconds(&ctx);
            Delay::from(Duration::from_millis(ms)).await;
            Response::ok(format!("waited {ms}"))
        })
        .get("/panic", |_, _| panic!("at once"))
        .get_async("/panic/:ms", |_, ctx| async move {
            Delay::from(Duration::from_millis(milliseconds(&ctx))).await;
            panic!("late")
        })
        // One half panics while the other still waits, and wakes the whole later.
        .get_async("/panic-in-join/:ms", |_, ctx| async move {
            let ms = milliseconds(&ctx);
            fail_beside(Delay::from(Duration::from_millis(ms + 20)), ms).await;
            Response::empty()
        })
        .get_async("/panic-beside-wait/:ms", |_, ctx| async move {
            fail_beside(Delay::from(Duration::from_secs(3600)), milliseconds(&ctx)).await;
            Response::empty()
        })
        .get("/panic-in-stream", |_, _| {
            Response::from_stream(stream::unfold(0, |count| async move {
                Delay::from(Duration::from_millis(1)).await;
                assert!(count < 3, "in stream");
                Some((Ok::<_, Error>(b"more\n".to_vec()), count + 1))
            }))
        })
        .get("/stream/:chunks", |_, ctx| {
            let chunks = ctx
                .param("chunks")
                .and_then(|text| text.parse().ok())
                .unwrap_or(0);
            Response::from_stream(stream::unfold(0, move |count| async move {
                Delay::from(Duration::from_millis(10)).await;
                (count < chunks).then(|| (Ok::<_, Error>(b"more\n".to_vec()), count + 1))
            }))
        })
        .get("/panic-before-another-task", |_, _| {
            wasm_bindgen_futures::spawn_local(async { panic!("in a task") });
            wasm_bindgen_futures::spawn_local(async { console_log!("the other task has run") });
            Response::empty()
        })
        .get("/overflow", |_, _| Response::ok(deep(1).to_string()))
        .run(req, env)
        .await
}

async fn fail_beside(wait: Delay, ms: u64) {
    let fail = async {
        Delay::from(Duration::from_millis(ms)).await;
        panic!("in join")
    };
    let ((), ()) = join(wait, fail).await;
}

fn milliseconds(ctx: &RouteContext<()>) -> u64 {
    ctx.param("ms")
        .and_then(|text| text.parse().ok())
        .unwrap_or(0)
}

/// Never comes back.
fn deep(depth: u64) -> u64 {
    let frame = std::hint::black_box([depth; 64]);
    if depth == 0 {
        return 0;
    }
    deep(frame[0] + 1) + std::hint::black_box(frame)[63]
}
