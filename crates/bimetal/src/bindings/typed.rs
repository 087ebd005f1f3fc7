//! Bindings whose payloads the contract declares.

use super::Binding;

/// A binding whose payloads the contract declares; an [`Option`] of one may be absent.
pub trait Typed: Sized {
    /// The same binding, of which nothing is declared.
    #[doc(hidden)]
    type Untyped: Binding;
    /// What is declared.
    #[doc(hidden)]
    type Payloads;

    /// Says what is declared.
    #[doc(hidden)]
    fn of(untyped: Self::Untyped, payloads: Self::Payloads) -> Self;
}

impl<B: Typed> Typed for Option<B> {
    type Untyped = Option<B::Untyped>;
    type Payloads = B::Payloads;

    fn of(untyped: Self::Untyped, payloads: Self::Payloads) -> Self {
        untyped.map(|untyped| B::of(untyped, payloads))
    }
}
