use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use worker::*;

#[wasm_bindgen]
extern "C" {
    type Calculator;

    #[wasm_bindgen(method, catch)]
    fn add(this: &Calculator, a: u32, b: u32) -> std::result::Result<js_sys::Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn greet(this: &Calculator, name: &str) -> std::result::Result<js_sys::Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn divide(this: &Calculator, a: u32, b: u32) -> std::result::Result<js_sys::Promise, JsValue>;
}

#[event(fetch)]
async fn main(req: Request, env: Env, _ctx: Context) -> Result<Response> {
    Router::new()
        .get_async("/add/:a/:b", |_, ctx| async move {
            let sum = call(calculator(&ctx)?.add(number(&ctx, "a"), number(&ctx, "b"))).await?;
            Response::ok(format!("{}", sum.as_f64().unwrap_or_default()))
        })
        .get_async("/greet/*name", |_, ctx| async move {
            let name = ctx.param("name").map_or("", String::as_str);
            let text = call(calculator(&ctx)?.greet(if name == "-" { "" } else { name })).await;
            match text {
                Ok(text) => Response::ok(text.as_string().unwrap_or_default()),
                Err(error) => Response::error(error.to_string(), 400),
            }
        })
        .get_async("/divide/:a/:b", |_, ctx| async move {
            match call(calculator(&ctx)?.divide(number(&ctx, "a"), number(&ctx, "b"))).await {
                Ok(ratio) => Response::ok(format!("{}", ratio.as_f64().unwrap_or_default())),
                Err(_) => Response::error("the calculator failed", 502),
            }
        })
        .run(req, env)
        .await
}

fn calculator(ctx: &RouteContext<()>) -> Result<Calculator> {
    Ok(ctx.service("CALCULATOR")?.into_rpc())
}

fn number(ctx: &RouteContext<()>, name: &str) -> u32 {
    ctx.param(name)
        .and_then(|text| text.parse().ok())
        .unwrap_or(0)
}

async fn call(promise: std::result::Result<js_sys::Promise, JsValue>) -> Result<JsValue> {
    Ok(JsFuture::from(promise?).await?)
}
