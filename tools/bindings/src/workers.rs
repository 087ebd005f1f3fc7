//! What runs something, or asks somebody. `workers.ts` does the same.

use crate::{
    Context,
    generated::routes::{
        rust_analytics, rust_assets, rust_email, rust_images, rust_loader, rust_object,
        rust_rate_limit, rust_service, rust_version, rust_workflow, rust_workflow_output,
    },
    reason_of, text_of,
};
use bimetal::{
    Body, DurableObjectId, DurableObjectStub, Error, Request, Service,
    analytics_engine::DataPoint,
    images::{Fit, ImageInfo, Output, Transform},
    json::Record,
    send_email::{Email, MimeMessage},
    worker_loader::WorkerCode,
    workflow::{CreateOptions, State},
};
use wasm_bindgen::JsValue;

pub async fn object(_: rust_object::Request, cx: Context) -> rust_object::Result {
    let counters = &cx.env.counters;
    let id = counters.new_unique_id();
    let counter = counters.get(&id);
    let same = counters.get(&counters.id_from_string(&id.to_string())?);
    let counts = [counter.add(40.0).await?, same.add(2.0).await?];
    let named = counters.get_by_name("lobby");
    let fetched = named
        .fetch(Request::new("PUT", "https://counter/path"))
        .await?;
    let hint = Record::from([("locationHint", "weur")]);
    let near = DurableObjectStub::from_js(counters.call("getByName", ("lobby", hint)).await?);
    let stranger = cx.env.strangers.id_from_name("lobby").to_string();
    let no_id = DurableObjectId::from_js(JsValue::NULL);
    Ok(rust_object::Ok(vec![
        counts[0].to_string(),
        counts[1].to_string(),
        (counters.id_from_name("lobby") == counters.id_from_name("lobby")).to_string(),
        text_of(named.own_name().await?),
        near.call("ownName", ()).await?,
        fetched.text().await?,
        reason_of(counter.fails().await),
        reason_of(counters.id_from_string("lobby")),
        reason_of(counters.id_from_string(&stranger)),
        reason_of(counters.get(&no_id).add(1.0).await),
        reason_of(counters.jurisdiction("eu")),
    ]))
}

pub async fn service(_: rust_service::Request, cx: Context) -> rust_service::Result {
    let greeter = &cx.env.greeter;
    let request = Request::new("POST", "https://greeter/").body("a body");
    let fetched = greeter.fetch(request).await?;
    Ok(rust_service::Ok(vec![
        fetched.status().to_string(),
        fetched.text().await?,
        greeter.greet("Ada").await?,
        reason_of(greeter.call::<()>("leave", ()).await),
    ]))
}

pub async fn assets(_: rust_assets::Request, cx: Context) -> rust_assets::Result {
    let assets = &cx.env.assets;
    let found = text(assets, "hello.txt").await?;
    let missing = assets
        .fetch(Request::get("https://assets/missing.txt"))
        .await?;
    Ok(rust_assets::Ok(vec![
        found.trim().to_owned(),
        missing.status().to_string(),
    ]))
}

pub async fn workflow(_: rust_workflow::Request, cx: Context) -> rust_workflow::Result {
    let doubler = &cx.env.doubler;
    let options = |id: &str, number: i64| CreateOptions::new().id(id).params(&Params { number });
    let first = doubler.create(&options("rust-1", 21)).await?;
    let batch = doubler.create_batch(&[options("rust-2", 1)]).await?;
    let found = doubler.get("rust-2").await?;
    found.terminate().await?;
    let state = found.status().await?.state;
    first.send_event("go", &2).await?;
    let mut steps = vec![first.id().replace("rust", "")];
    let created = batch.created.iter();
    steps.extend(created.map(|instance| instance.id().replace("rust", "")));
    steps.extend([
        batch.errors.len().to_string(),
        word(state),
        reason_of(doubler.get("missing").await),
    ]);
    Ok(rust_workflow::Ok(steps))
}

pub async fn workflow_output(
    _: rust_workflow_output::Request,
    cx: Context,
) -> rust_workflow_output::Result {
    let status = cx.env.doubler.get("rust-1").await?.status().await?;
    let output: Option<i64> = status.output()?;
    Ok(rust_workflow_output::Ok(vec![
        word(status.state),
        output.unwrap_or_default().to_string(),
    ]))
}

fn word(state: State) -> String {
    format!("{state:?}").to_lowercase()
}

struct Params {
    number: i64,
}

impl bimetal::json::Encode for Params {
    fn encode(&self, writer: &mut bimetal::json::Writer<'_>) {
        writer.begin_object();
        writer.field("number", &self.number);
        writer.end_object();
    }
}

pub async fn rate_limit(_: rust_rate_limit::Request, cx: Context) -> rust_rate_limit::Result {
    let mut outcomes = Vec::new();
    for _ in 0..3 {
        outcomes.push(cx.env.limiter.limit("rust").await?);
    }
    // The period may end between two of them, and not twice.
    Ok(rust_rate_limit::Ok(vec![
        outcomes[0].to_string(),
        outcomes.contains(&false).to_string(),
    ]))
}

pub async fn version(_: rust_version::Request, cx: Context) -> rust_version::Result {
    let version = &cx.env.version;
    let values = [version.id(), version.tag(), version.timestamp()];
    Ok(rust_version::Ok(values.map(str::to_owned).into()))
}

pub async fn loader(_: rust_loader::Request, cx: Context) -> rust_loader::Result {
    let source = text(&cx.env.assets, "loaded.js").await?;
    let code = WorkerCode::new("2026-11-01", "main.js", source)
        .env("GREETING", "hello")
        .without_network();
    let loaded = cx.env.loader.load(&code)?;
    let kept = cx.env.loader.get("rust", &code)?;
    let sum: i64 = loaded.call("add", (1, 2)).await?;
    Ok(rust_loader::Ok(vec![
        text(&loaded, "").await?,
        sum.to_string(),
        text(&kept, "").await?,
    ]))
}

pub async fn analytics(_: rust_analytics::Request, cx: Context) -> rust_analytics::Result {
    let point = DataPoint::new().index("home").blob("Firefox").double(12.5);
    cx.env.events.write_data_point(&point)?;
    Ok(rust_analytics::Ok(vec!["written".into()]))
}

pub async fn email(_: rust_email::Request, cx: Context) -> rust_email::Result {
    let mail = &cx.env.mail;
    let hello = Email::new(("Me", "me@example.com"), "Hello").text("Hi.");
    let attached = hello.clone().attach("a.txt", "text/plain", "text");
    let id = mail.send(&attached.to("ada@example.com")).await?;
    let raw = text(&cx.env.assets, "message.eml").await?;
    let message = MimeMessage::new("me@example.com", "ada@example.com", raw);
    let mime_id = mail.send_mime(&message).await?;
    let error = mail.send(&hello.to("eve@example.com")).await;
    Ok(rust_email::Ok(vec![id, mime_id, reason_of(error)]))
}

pub async fn images(_: rust_images::Request, cx: Context) -> rust_images::Result {
    let images = &cx.env.images;
    let info = images.info(picture(&cx.env.assets).await?).await?;
    let made = images
        .input(picture(&cx.env.assets).await?)
        .transform(Transform::new().width(1).height(1).fit(Fit::Cover))
        .output(&Output::new("image/webp"))
        .await?;
    let content_type = made.content_type().to_owned();
    let small = images.info(made.into_body()).await?;
    Ok(rust_images::Ok(vec![
        describe(&info),
        describe(&small),
        content_type,
        reason_of(images.info("no picture").await),
    ]))
}

fn describe(info: &ImageInfo) -> String {
    let (width, height) = info.size.unwrap_or_default();
    format!("{} {width}x{height}", info.format)
}

async fn picture(assets: &Service) -> Result<Body, Error> {
    let found = assets
        .fetch(Request::get("https://assets/picture.png"))
        .await?;
    Ok(found.into_body())
}

async fn text(service: &Service, file: &str) -> Result<String, Error> {
    let request = Request::get(format!("https://assets/{file}"));
    service.fetch(request).await?.text().await
}
