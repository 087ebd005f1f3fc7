//! Functions of the contract: what one language calls in the other, without HTTP.

use crate::{
    Context, Error,
    json::{self, Decode, Encode, Invalid, Null},
    schema::Node,
};
use std::marker::PhantomData;

#[cfg(target_arch = "wasm32")]
use super::{Output, Reply, run};

/// A function of the contract that takes an `I` and gives an `O`; [`json::Null`] is nothing. Emitted for each as a
/// constant.
pub struct Function<I, O> {
    /// As in the contract.
    pub(crate) name: &'static str,
    /// Its place in the contract, by which the host knows it.
    #[cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "for the host"))]
    pub(crate) index: u32,
    input: Option<&'static Node>,
    output: Option<&'static Node>,
    types: PhantomData<fn(I) -> O>,
}

impl<I, O> Clone for Function<I, O> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<I, O> Copy for Function<I, O> {}

/// What of a call a value is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Input,
    Output,
}

impl<I: Encode + Decode, O: Encode + Decode> Function<I, O> {
    /// The schemas are absent where nothing is taken or given.
    pub const fn new(
        index: u32,
        name: &'static str,
        input: Option<&'static Node>,
        output: Option<&'static Node>,
    ) -> Self {
        Self {
            name,
            index,
            input,
            output,
            types: PhantomData,
        }
    }

    /// Calls one that Rust has. Its values are checked as if they came from JavaScript.
    ///
    /// # Errors
    /// The function's, or that the contract does not allow its input or its output.
    pub async fn call<E, S, F>(
        self,
        cx: &Context<E, S>,
        input: I,
        function: impl FnOnce(I) -> F,
    ) -> Result<O, Error>
    where
        F: Future<Output = Result<O, Error>>,
    {
        let input = self.check(cx, Part::Input, input)?;
        let output = function(input).await?;
        self.check(cx, Part::Output, output)
    }

    fn check<E, S, T>(self, cx: &Context<E, S>, part: Part, value: T) -> Result<T, Error>
    where
        T: Encode + Decode,
    {
        let node = if part == Part::Input {
            self.input
        } else {
            self.output
        };
        let Some(node) = node else {
            return Ok(value);
        };
        let json = json::to_vec(&value);
        json::from_slice(&json).map_err(|Invalid| {
            #[cfg(all(target_arch = "wasm32", feature = "host"))]
            let (error, _) = (explain(cx, self.index, part, &json), node);
            #[cfg(not(all(target_arch = "wasm32", feature = "host")))]
            let (error, _) = (
                super::refused::explain::<T>(self.name, part, node, &json),
                cx,
            );
            error
        })
    }

    /// Reads what JavaScript has given, which has checked it.
    #[cfg(target_arch = "wasm32")]
    pub(crate) fn read_output(self, text: &str) -> Result<O, Error> {
        json::from_slice(text.as_bytes()).map_err(|Invalid| {
            Error::new(format!(
                "the output of `{}` has half of a surrogate pair, or is nested too deep",
                self.name
            ))
        })
    }
}

/// Says what is wrong with a value: JavaScript does, which has the means for it.
#[cfg(all(target_arch = "wasm32", feature = "host"))]
fn explain<E, S>(cx: &Context<E, S>, index: u32, part: Part, json: &[u8]) -> Error {
    let is_output = part == Part::Output;
    let problem = super::host::explain_value(cx.id(), index, is_output, json);
    problem.map_or_else(|| Error::new(crate::context::ENDED), Error::new)
}

/// The answer of an author's function, whose errors may be of any type. Part of `serve!`.
///
/// # Errors
/// The function's.
pub async fn returned<O, E: Into<Error>>(
    function: impl Future<Output = Result<O, E>>,
) -> Result<O, Error> {
    function.await.map_err(Into::into)
}

/// The answer of a function that gives nothing. Part of `serve!`.
///
/// # Errors
/// The function's.
pub async fn nothing(function: impl Future<Output = Result<(), Error>>) -> Result<Null, Error> {
    function.await.map(|()| Null)
}

/// Runs a function that takes an input, for JavaScript. Part of `serve!`.
#[cfg(target_arch = "wasm32")]
pub fn run_function<I, O, F>(call: u32, function: impl FnOnce(I) -> F) -> u32
where
    I: Decode,
    O: Encode + 'static,
    F: Future<Output = Result<O, Error>> + 'static,
{
    run(
        call,
        |input| input.json(),
        |input: I| reply(function(input)),
    )
}

/// Runs a function that takes none, for JavaScript. Part of `serve!`.
#[cfg(target_arch = "wasm32")]
pub fn run_bare_function<O, F>(call: u32, function: impl FnOnce() -> F) -> u32
where
    O: Encode + 'static,
    F: Future<Output = Result<O, Error>> + 'static,
{
    run(call, |_| Ok(()), |()| reply(function()))
}

/// What gives a value or its error, as a call's answer.
#[cfg(target_arch = "wasm32")]
pub(crate) async fn reply<O>(
    function: impl Future<Output = Result<O, Error>>,
) -> Result<Returned<O>, Returned<O>> {
    Ok(Returned(function.await))
}

/// A value, or why there is none.
#[cfg(target_arch = "wasm32")]
pub(crate) struct Returned<O>(Result<O, Error>);

#[cfg(target_arch = "wasm32")]
impl<O: Encode> Reply for Returned<O> {
    fn write(self, output: Output) {
        match self.0 {
            Ok(value) => output.json(200, &value),
            Err(error) => output.error(&error),
        }
    }
}
