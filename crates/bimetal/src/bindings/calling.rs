//! Calling a method by its name: what goes in, and what comes out.

use crate::json::{Decode, Encode, Invalid};

#[cfg(not(target_arch = "wasm32"))]
use crate::json;
#[cfg(target_arch = "wasm32")]
use {super::js, wasm_bindgen::JsValue};

/// An argument, on its way to JavaScript; natively, to the function of a fake.
#[cfg(target_arch = "wasm32")]
pub type Passed = JsValue;
/// An argument, on its way to JavaScript; natively, to the function of a fake.
#[cfg(not(target_arch = "wasm32"))]
pub type Passed = json::Value;

/// One argument of a method: anything with a JSON, or (on wasm32) a `JsValue` as it is.
pub trait Arg {
    /// The argument as it is passed.
    #[doc(hidden)]
    fn pass(self) -> Passed;
}

impl<T: Encode> Arg for T {
    #[cfg(target_arch = "wasm32")]
    fn pass(self) -> Passed {
        // What the writer of JSON writes can be parsed.
        js::parse(&self).unwrap_or(JsValue::NULL)
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn pass(self) -> Passed {
        json::from_slice(&json::to_vec(&self)).unwrap_or(json::Value::Null)
    }
}

#[cfg(target_arch = "wasm32")]
impl Arg for JsValue {
    fn pass(self) -> Passed {
        self
    }
}

#[cfg(target_arch = "wasm32")]
impl Arg for &JsValue {
    fn pass(self) -> Passed {
        self.clone()
    }
}

/// An argument that may be left out: `None` is `undefined`, for which a default stands in, and no `null`. A fake is
/// given `null`.
///
/// ```
/// use bimetal::{Optional, Service, json::Value};
///
/// # bimetal::test::block_on(async {
/// let lists = Service::fake().on_call(|method, args| match (method, args) {
///     ("list", [Value::Null]) => Ok(Value::Number(20.0)),
///     ("list", [limit]) => Ok(limit.clone()),
///     _ => Err(bimetal::Error::new("no such method")),
/// });
/// assert_eq!(lists.call::<f64>("list", (Optional(Some(5.0)),)).await?, 5.0);
/// assert_eq!(lists.call::<f64>("list", (Optional(None::<f64>),)).await?, 20.0);
/// # Ok::<(), bimetal::Error>(())
/// # }).unwrap();
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Optional<T>(pub Option<T>);

impl<T: Arg> Arg for Optional<T> {
    fn pass(self) -> Passed {
        self.0.map_or(NOTHING, Arg::pass)
    }
}

#[cfg(target_arch = "wasm32")]
const NOTHING: Passed = JsValue::UNDEFINED;
#[cfg(not(target_arch = "wasm32"))]
const NOTHING: Passed = json::Value::Null;

/// The arguments of a method: a tuple or an array of [`Arg`]s; `()` for none.
///
/// ```
/// use bimetal::{Service, json::Value};
///
/// # bimetal::test::block_on(async {
/// let sums = Service::fake().on_call(|method, args| match (method, args) {
///     ("add", [Value::Number(a), Value::Number(b)]) => Ok(Value::Number(a + b)),
///     _ => Err(bimetal::Error::new("no such method")),
/// });
/// let sum: f64 = sums.call("add", (1.0, 2.0)).await?;
/// assert_eq!(sum, 3.0);
/// # Ok::<(), bimetal::Error>(())
/// # }).unwrap();
/// ```
pub trait Args {
    /// The arguments as they are passed.
    #[doc(hidden)]
    fn pass_all(self) -> Vec<Passed>;
}

impl<T: Arg, const N: usize> Args for [T; N] {
    fn pass_all(self) -> Vec<Passed> {
        self.into_iter().map(Arg::pass).collect()
    }
}

impl<T: Arg> Args for Vec<T> {
    fn pass_all(self) -> Vec<Passed> {
        self.into_iter().map(Arg::pass).collect()
    }
}

macro_rules! tuples {
    ($(($($name:ident)*))*) => {$(
        impl<$($name: Arg),*> Args for ($($name,)*) {
            fn pass_all(self) -> Vec<Passed> {
                #[allow(non_snake_case, reason = "the variables are named as their types")]
                let ($($name,)*) = self;
                vec![$($name.pass()),*]
            }
        }
    )*};
}

tuples! {
    ()
    (A)
    (A B)
    (A B C)
    (A B C D)
    (A B C D E)
    (A B C D E F)
    (A B C D E F G)
    (A B C D E F G H)
    (A B C D E F G H I)
    (A B C D E F G H I J)
    (A B C D E F G H I J K)
    (A B C D E F G H I J K L)
}

/// What a method gives: any type that is read from JSON, `()` to drop it, or (on wasm32) a `JsValue` as it is.
pub trait Outcome: Sized {
    /// Takes what JavaScript gave.
    #[doc(hidden)]
    fn receive(given: Passed) -> Result<Self, Invalid>;
}

impl<T: Decode> Outcome for T {
    #[cfg(target_arch = "wasm32")]
    fn receive(given: Passed) -> Result<Self, Invalid> {
        js::decode(&given)
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn receive(given: Passed) -> Result<Self, Invalid> {
        json::from_slice(&json::to_vec(&given))
    }
}

impl Outcome for () {
    fn receive(_given: Passed) -> Result<Self, Invalid> {
        Ok(())
    }
}

#[cfg(target_arch = "wasm32")]
impl Outcome for JsValue {
    fn receive(given: Passed) -> Result<Self, Invalid> {
        Ok(given)
    }
}
