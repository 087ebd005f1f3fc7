//! A Worker with the kinds of bindings that do not run locally.
#![cfg(target_arch = "wasm32")]

#[path = "../generated/mod.rs"]
mod generated;

use bimetal::{
    Request, Service,
    dispatch_namespace::DispatchOptions,
    json::{Record, Value},
    vectorize::{QueryOptions, ReturnMetadata, Vector},
};
use generated::routes::{ai, dispatch, fetchers, handles, vectorize};

generated::serve! { ai, vectorize, dispatch, fetchers, handles }

async fn ai(_: ai::Request, cx: Context) -> ai::Result {
    let ai = &cx.env.ai;
    let prompt = Record::from([("prompt", "hello")]);
    let answer: Record<String> = ai.run("model", &prompt).await?;
    let stream = ai
        .run_body("model", &Record::from([("stream", true)]))
        .await?;
    let bytes = ai
        .run_body("model", &Record::from([("bytes", true)]))
        .await?;
    let gateway = Record::from([("gateway", Record::from([("id", "g")]))]);
    let called: Record<String> = ai.call("run", ("model", prompt.clone(), gateway)).await?;
    let no_bytes = ai.run_body("model", &prompt).await.err();
    Ok(ai::Ok(vec![
        response(&answer),
        stream.text().await?,
        bytes.text().await?,
        response(&called),
        no_bytes.map(|error| error.to_string()).unwrap_or_default(),
    ]))
}

fn response(answer: &Record<String>) -> String {
    answer.get("response").cloned().unwrap_or_default()
}

async fn vectorize(_: vectorize::Request, cx: Context) -> vectorize::Result {
    let index = &cx.env.index;
    let info = index.describe().await?;
    let options = QueryOptions::new()
        .top_k(3)
        .filter(&Record::from([("topic", "drinks")]))
        .return_metadata(ReturnMetadata::All);
    let found = index.query(&[0.5, 0.25], &options).await?;
    let by_id = index.query_by_id("tea", &QueryOptions::new()).await?;
    let vectors = [Vector::new("tea", [0.5, 0.25]).metadata("topic", "drinks")];
    let topic = found[0].metadata.get("topic").and_then(Value::as_str);
    let got = index.get_by_ids(&["a", "b"]).await?;
    Ok(vectorize::Ok(vec![
        format!("{} {}", info.vector_count, info.dimensions),
        format!("{} {} {topic:?}", found[0].id, found[0].score),
        by_id[0].id.clone(),
        index.insert(&vectors).await?,
        index.upsert(&vectors).await?,
        format!("{} {} {:?}", got.len(), got[1].id, got[1].values),
        index.delete_by_ids(&["a", "b"]).await?,
    ]))
}

async fn dispatch(_: dispatch::Request, cx: Context) -> dispatch::Result {
    let tenants = &cx.env.tenants;
    let options = DispatchOptions::new()
        .cpu_ms(10)
        .outbound("tenant", &"acme");
    Ok(dispatch::Ok(vec![
        get(&tenants.get("acme")?).await?,
        get(&tenants.get_with("acme", &options)?).await?,
        tenants
            .get("nobody")
            .err()
            .map(|error| error.to_string())
            .unwrap_or_default(),
    ]))
}

async fn fetchers(_: fetchers::Request, cx: Context) -> fetchers::Result {
    let env = &cx.env;
    let mut steps = Vec::new();
    for fetcher in [&env.browser, &env.certificate, &env.internal, &env.network] {
        steps.push(get(fetcher).await?);
    }
    Ok(fetchers::Ok(steps))
}

async fn get(service: &Service) -> Result<String, bimetal::Error> {
    let request = Request::get("https://example.com/");
    service.fetch(request).await?.text().await
}

async fn handles(_: handles::Request, cx: Context) -> handles::Result {
    let env = &cx.env;
    let mut steps = Vec::new();
    for handle in [
        &env.searches,
        &env.search,
        &env.memory,
        &env.media,
        &env.stream,
        &env.analytics,
        &env.clicks,
        &env.records,
        &env.artifacts,
        &env.flags,
        &env.hello,
        &env.beta,
        &env.logs,
        &env.blob,
        &env.text,
        &env.module,
    ] {
        steps.push(handle.call("greet", ("Ada",)).await?);
    }
    Ok(handles::Ok(steps))
}
