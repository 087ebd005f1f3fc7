//! The models of a native test.

use super::Ai;
use crate::{
    Body, Error,
    bindings::{Binding, BindingError, Outcome, faked::Faked},
    json::{self, Encode, Value},
};
use std::rc::Rc;

type Run<T> = Rc<dyn Fn(&str, &Value) -> Result<T, Error>>;

pub(super) type Store = Faked<Answers>;

#[derive(Clone, Default)]
pub(super) struct Answers {
    json: Option<Run<Value>>,
    body: Option<Run<Body>>,
}

impl Ai {
    /// The AI of a native test, which has no model.
    pub fn fake() -> Self {
        Self(Faked::new(Self::KIND, Answers::default()))
    }

    /// Answers [`run`](Self::run) of a fake with a function of the model and its inputs.
    #[must_use]
    pub fn on_run(
        mut self,
        answer: impl Fn(&str, &Value) -> Result<Value, Error> + 'static,
    ) -> Self {
        self.0.fake.json = Some(Rc::new(answer));
        self
    }

    /// Answers [`run_body`](Self::run_body) of a fake with a function of the model and its inputs.
    #[must_use]
    pub fn on_run_body(
        mut self,
        answer: impl Fn(&str, &Value) -> Result<Body, Error> + 'static,
    ) -> Self {
        self.0.fake.body = Some(Rc::new(answer));
        self
    }
}

impl Store {
    pub async fn run<Out: Outcome>(
        &self,
        model: &str,
        inputs: &(impl Encode + ?Sized),
    ) -> Result<Out, BindingError> {
        let given = self.ask("run", self.fake.json.as_ref(), model, inputs)?;
        Out::receive(given).map_err(|_| self.origin.invalid("run"))
    }

    pub async fn run_body(
        &self,
        model: &str,
        inputs: &(impl Encode + ?Sized),
    ) -> Result<Body, BindingError> {
        self.ask("run_body", self.fake.body.as_ref(), model, inputs)
    }

    fn ask<T>(
        &self,
        method: &str,
        answer: Option<&Run<T>>,
        model: &str,
        inputs: &(impl Encode + ?Sized),
    ) -> Result<T, BindingError> {
        let answer = answer.ok_or_else(|| {
            let reason = format!("this fake runs no models: give it a function with `on_{method}`");
            self.origin.refused(method, reason)
        })?;
        let inputs = json::from_slice(&json::to_vec(inputs));
        let inputs = inputs.map_err(|_| self.origin.invalid(method))?;
        answer(model, &inputs).map_err(|error| self.origin.refused(method, error.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test::block_on;

    #[test]
    fn a_fake_without_a_function_says_how_to_give_it_one() {
        assert_eq!(
            block_on(Ai::fake().run::<()>("@cf/model", ""))
                .unwrap_err()
                .to_string(),
            "AI binding: run: this fake runs no models: give it a function with `on_run`"
        );
    }
}
