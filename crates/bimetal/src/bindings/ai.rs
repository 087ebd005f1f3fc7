//! Workers AI.

#[cfg(not(target_arch = "wasm32"))]
mod fake;
#[cfg(target_arch = "wasm32")]
mod js;

#[cfg(not(target_arch = "wasm32"))]
use fake::Store;
#[cfg(target_arch = "wasm32")]
use js::Store;

use super::{BindingError, Outcome, binding};
use crate::{Body, json::Encode};

/// Models that the platform runs. What a model takes and gives stands in its documentation.
///
/// ```
/// use bimetal::{Ai, json::{Record, Value}};
///
/// # bimetal::test::block_on(async {
/// let ai = Ai::fake().on_run(|model, inputs| {
///     assert_eq!(model, "@cf/meta/llama-3.1-8b-instruct");
///     assert_eq!(inputs.get("prompt").and_then(Value::as_str), Some("Say hello."));
///     Ok(Value::Object([("response", Value::String("Hello.".into()))].into()))
/// });
/// let inputs = Record::from([("prompt", "Say hello.")]);
/// let answer: Record<Value> = ai.run("@cf/meta/llama-3.1-8b-instruct", &inputs).await?;
/// assert_eq!(answer.get("response").and_then(Value::as_str), Some("Hello."));
/// # Ok::<(), bimetal::Error>(())
/// # }).unwrap();
/// ```
///
/// What [`run`](Self::run) has no argument for, [`call`](Self::call) takes: `call("run", (model, inputs, options))`, with
/// a gateway among the options.
#[derive(Clone)]
pub struct Ai(Store);

binding!(Ai, "AI binding", object);

impl Ai {
    /// Runs a model that answers with JSON.
    ///
    /// # Errors
    /// The platform's own, and an answer that is no `Out`.
    pub async fn run<Out: Outcome>(
        &self,
        model: &str,
        inputs: &(impl Encode + ?Sized),
    ) -> Result<Out, BindingError> {
        self.0.run(model, inputs).await
    }

    /// Runs a model that answers with bytes, a picture or sound; or one that is asked to answer piece by piece, with
    /// `"stream": true` among its inputs. Sent on unread, the answer does not enter Wasm.
    ///
    /// ```
    /// # use bimetal::{Ai, json::{Record, Value}};
    /// # bimetal::test::block_on(async {
    /// let ai = Ai::fake().on_run_body(|_, _| Ok("data: {}\n\n".into()));
    /// let inputs = Record::from([("stream", true)]);
    /// assert_eq!(ai.run_body("@cf/model", &inputs).await?.text().await?, "data: {}\n\n");
    /// # Ok::<(), bimetal::Error>(())
    /// # }).unwrap();
    /// ```
    ///
    /// # Errors
    /// The platform's own, and an answer that is no bytes.
    pub async fn run_body(
        &self,
        model: &str,
        inputs: &(impl Encode + ?Sized),
    ) -> Result<Body, BindingError> {
        self.0.run_body(model, inputs).await
    }
}
