//! The environment: what wrangler.toml gives a Worker, as one struct.
//!
//! `bimetal codegen` writes the struct `Env` and its [`FromEnv`]. It is made once, when an instance starts, from the
//! `env` of the first handler; nothing is looked up by name again after that.
//!
//! What is emitted compiles on every target, without a `cfg`: natively [`EnvSource`] has no value, and `Env::fake()`
//! makes an environment of in-memory fakes instead. The bindings are read first and unwrapped afterwards, because
//! all errors of one source share a list: so the error tells everything that is missing, not only the first.
//!
//! ```
//! pub struct Env {
//!     pub links: ::bimetal::Kv,
//!     pub archive: Option<::bimetal::Bucket>,
//!     pub page_size: i64,
//!     pub token: ::bimetal::Secret,
//! }
//!
//! impl ::bimetal::FromEnv for Env {
//!     fn from_env(env: &::bimetal::EnvSource) -> Result<Self, ::bimetal::EnvError> {
//!         let links = env.binding("LINKS", "wrangler.toml:12");
//!         let archive = env.binding("ARCHIVE", "wrangler.toml:20");
//!         let page_size = env.var("PAGE_SIZE", "wrangler.toml:30");
//!         let token = env.binding("TOKEN", "wrangler.toml:40");
//!         Ok(Self {
//!             links: links?,
//!             archive: archive?,
//!             page_size: page_size?,
//!             token: token?,
//!         })
//!     }
//! }
//! ```

use crate::{
    bindings::{Binding, Typed},
    json::Decode,
};
use std::{cell::RefCell, fmt, rc::Rc};

/// A value in `env`. Natively there is none.
#[cfg(target_arch = "wasm32")]
pub type EnvValue = wasm_bindgen::JsValue;
#[cfg(not(target_arch = "wasm32"))]
pub type EnvValue = std::convert::Infallible;

/// A struct of bindings that can be made from the Worker's `env`.
pub trait FromEnv: Sized {
    /// Takes every binding out of `env`.
    ///
    /// # Errors
    /// Bindings that are missing, or of another kind than declared.
    fn from_env(env: &EnvSource) -> Result<Self, EnvError>;
}

/// The `env` that a Worker's handlers are given. Natively it has no value: use `Env::fake()`.
pub struct EnvSource {
    env: EnvValue,
    /// Shared with every error that this source gives.
    problems: Rc<RefCell<Vec<Problem>>>,
}

#[cfg_attr(
    not(target_arch = "wasm32"),
    allow(
        unreachable_code,
        unused_variables,
        reason = "natively there is no value to look at"
    )
)]
impl EnvSource {
    /// Wraps the `env` of a handler.
    pub fn new(env: EnvValue) -> Self {
        Self {
            env,
            problems: Rc::default(),
        }
    }

    /// Takes a binding or a secret; an [`Option`] of one may be absent. `place` is where it is declared, for the error's text.
    ///
    /// # Errors
    /// It is missing, or of another kind.
    pub fn binding<T: Binding>(
        &self,
        name: &'static str,
        place: &'static str,
    ) -> Result<T, EnvError> {
        T::take(self.get(name), name).map_err(|fault| self.problem(T::KIND, name, place, fault))
    }

    /// Takes a binding whose payloads the contract declares, as [`binding`](Self::binding) takes one.
    ///
    /// # Errors
    /// It is missing, or of another kind.
    pub fn typed<T: Typed>(
        &self,
        name: &'static str,
        place: &'static str,
        payloads: T::Payloads,
    ) -> Result<T, EnvError> {
        let untyped = self.binding(name, place)?;
        Ok(T::of(untyped, payloads))
    }

    /// Takes a var of any JSON shape; one that may be absent is an [`Option`].
    ///
    /// # Errors
    /// It is missing, or no `T`.
    pub fn var<T: Decode>(&self, name: &'static str, place: &'static str) -> Result<T, EnvError> {
        decode(&self.get(name)).map_err(|fault| self.problem("var", name, place, fault))
    }

    fn problem(
        &self,
        kind: &'static str,
        name: &'static str,
        place: &'static str,
        fault: Fault,
    ) -> EnvError {
        self.problems.borrow_mut().push(Problem {
            kind,
            name,
            place,
            fault,
        });
        EnvError(self.problems.clone())
    }
}

#[cfg(target_arch = "wasm32")]
impl EnvSource {
    fn get(&self, name: &str) -> EnvValue {
        // Only a getter that throws fails here, and an `env` has none: so what fails is missing.
        js_sys::Reflect::get(&self.env, &name.into()).unwrap_or(EnvValue::UNDEFINED)
    }
}

/// Reads a var. An absent one reads as `null`, which only an `Option` takes.
#[cfg(target_arch = "wasm32")]
fn decode<T: Decode>(value: &EnvValue) -> Result<T, Fault> {
    let absent = value.is_undefined();
    crate::bindings::js::decode(value).map_err(|_| {
        if absent {
            Fault::MissingVar
        } else {
            Fault::Shape
        }
    })
}

#[cfg(not(target_arch = "wasm32"))]
impl EnvSource {
    fn get(&self, _name: &str) -> EnvValue {
        match self.env {}
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn decode<T: Decode>(value: &EnvValue) -> Result<T, Fault> {
    match *value {}
}

/// Everything that an environment lacks.
///
/// ```text
/// 2 bindings do not fit the environment:
///   the secret TOKEN (wrangler.toml:40) is missing from env: set it with `wrangler secret put`, and …
///   the var PAGE_SIZE (wrangler.toml:30) has another shape in env than where it is declared: run `bimetal codegen`, …
/// ```
#[derive(Clone)]
pub struct EnvError(Rc<RefCell<Vec<Problem>>>);

/// One binding that does not fit.
#[derive(Clone)]
struct Problem {
    /// What it is: `KV namespace`.
    kind: &'static str,
    name: &'static str,
    /// Where it is declared.
    place: &'static str,
    fault: Fault,
}

/// Why a binding does not fit.
#[derive(Clone, Copy)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    allow(dead_code, reason = "natively there is no `env` to look into")
)]
pub enum Fault {
    Missing,
    MissingVar,
    MissingSecret,
    NoObject,
    NoText,
    Shape,
}

impl Fault {
    /// What was found, and what to do.
    fn text(self) -> &'static str {
        match self {
            Self::Missing => {
                "is missing from env: bindings are not inherited by environments, so declare it in the one that \
                 runs, and start the Worker with this configuration"
            }
            Self::MissingVar => {
                "is missing from env: vars are not inherited by environments, so declare it in the one that runs"
            }
            Self::MissingSecret => {
                "is missing from env: set it with `wrangler secret put`, and locally in the file .dev.vars"
            }
            Self::NoObject => {
                "is a plain value in env: another var or secret has its name, so rename one of them"
            }
            Self::NoText => "is no text in env: a binding has its name, so rename one of them",
            Self::Shape => {
                "has another shape in env than where it is declared: run `bimetal codegen`, and look for a value \
                 of that name in .dev.vars or among the secrets"
            }
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for part in [
            "the ",
            self.kind,
            " ",
            self.name,
            " (",
            self.place,
            ") ",
            self.fault.text(),
        ] {
            f.write_str(part)?;
        }
        Ok(())
    }
}

impl fmt::Display for EnvError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let problems = self.0.borrow();
        if let [problem] = &problems[..] {
            return problem.fmt(f);
        }
        write!(f, "{} bindings do not fit the environment:", problems.len())?;
        problems
            .iter()
            .try_for_each(|problem| write!(f, "\n  {problem}"))
    }
}

impl fmt::Debug for EnvError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for EnvError {}

#[cfg(test)]
mod tests {
    use super::*;

    /// The errors of one source share their list.
    fn error(problems: &[(&'static str, &'static str, Fault)]) -> EnvError {
        let problems = problems.iter().map(|&(kind, name, fault)| Problem {
            kind,
            name,
            place: "wrangler.toml:12",
            fault,
        });
        EnvError(Rc::new(RefCell::new(problems.collect())))
    }

    #[test]
    fn one_problem_is_one_sentence() {
        assert_eq!(
            error(&[("KV namespace", "LINKS", Fault::Missing)]).to_string(),
            "the KV namespace LINKS (wrangler.toml:12) is missing from env: bindings are not inherited by \
             environments, so declare it in the one that runs, and start the Worker with this configuration"
        );
    }

    #[test]
    fn several_problems_are_a_list() {
        let error = error(&[
            ("secret", "TOKEN", Fault::MissingSecret),
            ("var", "PAGE_SIZE", Fault::Shape),
        ]);
        assert_eq!(
            error.to_string(),
            "2 bindings do not fit the environment:\n  the secret TOKEN (wrangler.toml:12) is missing from env: set \
             it with `wrangler secret put`, and locally in the file .dev.vars\n  the var PAGE_SIZE \
             (wrangler.toml:12) has another shape in env than where it is declared: run `bimetal codegen`, and look \
             for a value of that name in .dev.vars or among the secrets"
        );
    }
}
