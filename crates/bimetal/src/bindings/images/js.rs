//! The images binding of `env`.

use super::{Image, ImageInfo, Output, Transform};
use crate::{
    Body, Response,
    bindings::{BindingError, js, origin::Origin},
};
use js_sys::Promise;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type Images;
    #[wasm_bindgen(method, catch)]
    fn info(this: &Images, stream: JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn input(this: &Images, stream: JsValue) -> Result<Transformer, JsValue>;

    /// `ImageTransformer`
    type Transformer;
    #[wasm_bindgen(method, catch)]
    fn transform(this: &Transformer, transform: JsValue) -> Result<Transformer, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn output(this: &Transformer, options: JsValue) -> Result<Promise, JsValue>;

    /// `ImageTransformationResult`
    type Transformed;
    #[wasm_bindgen(method, catch, js_name = contentType)]
    fn content_type(this: &Transformed) -> Result<String, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn response(this: &Transformed) -> Result<JsValue, JsValue>;

    /// A body's bytes as a stream: the binding takes nothing else.
    #[wasm_bindgen(js_name = Response)]
    type Streamed;
    #[wasm_bindgen(constructor, catch, js_class = "Response")]
    fn new(body: &JsValue) -> Result<Streamed, JsValue>;
    #[wasm_bindgen(method, getter)]
    fn body(this: &Streamed) -> JsValue;
}

#[derive(Clone)]
pub(super) struct Store(pub Origin);

impl Store {
    pub fn origin(&self) -> &Origin {
        &self.0
    }

    pub async fn info(&self, picture: Body) -> Result<ImageInfo, BindingError> {
        let method = "info";
        let stream = self.stream(method, picture).await?;
        self.0
            .settle_as(method, self.0.cast::<Images>().info(stream))
            .await
    }

    pub async fn output(
        &self,
        picture: Body,
        transforms: &[Transform],
        output: &Output,
    ) -> Result<Image, BindingError> {
        let method = "output";
        let stream = self.stream(method, picture).await?;
        let input = self.0.cast::<Images>().input(stream);
        let transformer = transforms.iter().fold(input, |transformer, transform| {
            transformer?.transform(js::parse(transform)?)
        });
        let called = transformer.and_then(|transformer| transformer.output(js::parse(output)?));
        let result: Transformed = self.0.settle(method, called).await?.unchecked_into();
        let thrown = |thrown| self.0.thrown(method, thrown);
        Ok(Image {
            content_type: result.content_type().map_err(thrown)?,
            body: Response::from_js(result.response().map_err(thrown)?).into_body(),
        })
    }

    async fn stream(&self, method: &str, picture: Body) -> Result<JsValue, BindingError> {
        let body = picture.into_js().await.map_err(|error| error.to_js());
        let stream = body.and_then(|body| Ok(Streamed::new(&body)?.body()));
        stream.map_err(|thrown| self.0.thrown(method, thrown))
    }
}
