//! A Worker of the `worker` crate that serves the routes of a contract beside its own.

#[path = "../generated/mod.rs"]
mod generated;

use bimetal::{Body, Error};
use generated::{
    routes::{add, count, echo, fails, read, write},
    schemas::AddOk,
};

generated::serve! { read, write, add, echo, count, fails }

async fn read(req: read::Request, cx: Context) -> read::Result {
    Ok(cx
        .env
        .kv
        .get(&req.params.name)
        .await?
        .map_or(read::NotFound, read::Ok))
}

async fn write(req: write::Request, cx: Context) -> write::Result {
    let kv = cx.clone();
    // It is stored when the answer is there already.
    cx.wait_until(async move {
        let _ = kv.env.kv.put(&req.params.name, req.body).await;
    })?;
    Ok(write::NoContent)
}

async fn add(req: add::Request, _: Context) -> add::Result {
    let sum = req.query.start + req.body.numbers.iter().sum::<i64>();
    Ok(add::Ok(AddOk { sum }))
}

async fn echo(req: echo::Request, cx: Context) -> echo::Result {
    let method = cx.request()?.method();
    Ok(if method == "POST" {
        echo::Ok(req.body)
    } else {
        echo::Error(Error::new(method))
    })
}

async fn count(req: count::Request, _: Context) -> count::Result {
    let mut next = 0;
    Ok(count::Ok(Body::stream(futures_util::stream::poll_fn(
        move |_| {
            next += 1;
            let chunk = (next <= req.params.to).then(|| Ok(format!("{next}\n").into_bytes()));
            std::task::Poll::Ready(chunk)
        },
    ))))
}

async fn fails(_: fails::Request, _: Context) -> fails::Result {
    "x".parse::<i64>()?;
    Ok(fails::NoContent)
}

#[cfg(target_arch = "wasm32")]
mod worker_events {
    use super::{ROUTES, generated::env::Env};
    use bimetal::serve::Service;
    use worker::{Context, Request, Response, Result, event};

    thread_local! {
        static SERVICE: Service<Env> = Service::new(ROUTES);
    }

    #[event(fetch)]
    async fn fetch(request: Request, env: worker::Env, context: Context) -> Result<Response> {
        let service = SERVICE.with(Clone::clone);
        if request.path().starts_with("/old") && !service.serves(&request) {
            return Response::ok("the Worker's own");
        }
        match service.fetch(request, env, context).await {
            Err(error) => Response::error(error.to_string(), 500),
            answer => answer,
        }
    }
}
