use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::get;
use axum::{Json, Router};
use serde::{Deserialize, Serialize};
use tower_service::Service;
use worker::{event, Context, Env, HttpRequest};

#[derive(Deserialize, Serialize)]
struct Note {
    text: String,
}

#[derive(Clone)]
struct App {
    env: Env,
}

fn router(env: Env) -> Router {
    Router::new()
        .route("/", get(|| async { "notes" }))
        .route("/notes/{name}", get(read).put(write))
        .with_state(App { env })
}

#[event(fetch)]
async fn fetch(
    req: HttpRequest,
    env: Env,
    _ctx: Context,
) -> worker::Result<axum::http::Response<axum::body::Body>> {
    Ok(router(env).call(req).await?)
}

#[worker::send]
async fn read(State(app): State<App>, Path(name): Path<String>) -> Result<Json<Note>, StatusCode> {
    match load(&app.env, &name).await {
        Ok(Some(text)) => Ok(Json(Note { text })),
        Ok(None) => Err(StatusCode::NOT_FOUND),
        Err(error) => Err(failed(error)),
    }
}

#[worker::send]
async fn write(
    State(app): State<App>,
    Path(name): Path<String>,
    Json(note): Json<Note>,
) -> Result<StatusCode, StatusCode> {
    store(&app.env, &name, note.text).await.map_err(failed)?;
    Ok(StatusCode::NO_CONTENT)
}

async fn load(env: &Env, name: &str) -> worker::Result<Option<String>> {
    Ok(env.kv("NOTES")?.get(name).text().await?)
}

async fn store(env: &Env, name: &str, text: String) -> worker::Result<()> {
    Ok(env.kv("NOTES")?.put(name, text)?.execute().await?)
}

fn failed(error: worker::Error) -> StatusCode {
    worker::console_error!("{error}");
    StatusCode::INTERNAL_SERVER_ERROR
}
