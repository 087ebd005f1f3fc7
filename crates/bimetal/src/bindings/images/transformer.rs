//! Making a picture of another.

use super::{Output, Store, Transform};
use crate::{Body, bindings::BindingError};

/// A picture, and what is to become of it; nothing happens before [`output`](Self::output).
#[must_use]
pub struct Transformer {
    store: Store,
    picture: Body,
    transforms: Vec<Transform>,
}

impl Transformer {
    pub(super) fn new(store: Store, picture: Body) -> Self {
        Self {
            store,
            picture,
            transforms: Vec::new(),
        }
    }

    /// One more thing that becomes of it, after the others.
    pub fn transform(mut self, transform: Transform) -> Self {
        self.transforms.push(transform);
        self
    }

    /// Makes the picture.
    ///
    /// # Errors
    /// The platform's own, and the body's.
    pub async fn output(self, output: &Output) -> Result<Image, BindingError> {
        let Self {
            store,
            picture,
            transforms,
        } = self;
        store.output(picture, &transforms, output).await
    }
}

/// A picture that was made.
pub struct Image {
    pub(super) content_type: String,
    pub(super) body: Body,
}

impl Image {
    /// Its content type.
    pub fn content_type(&self) -> &str {
        &self.content_type
    }

    /// Its bytes. Sent on unread, they do not enter Wasm.
    pub fn into_body(self) -> Body {
        self.body
    }
}
