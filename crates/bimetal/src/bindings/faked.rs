//! What small bindings are natively.

use super::origin::Origin;

/// A binding of a native test: where it comes from, and what stands in for the platform.
#[derive(Clone)]
pub(crate) struct Faked<T> {
    pub origin: Origin,
    pub fake: T,
}

impl<T> Faked<T> {
    pub fn new(kind: &'static str, fake: T) -> Self {
        let origin = Origin::fake(kind);
        Self { origin, fake }
    }

    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    pub fn origin_mut(&mut self) -> &mut Origin {
        &mut self.origin
    }
}
