//! Secrets of the account's secrets store.

#[cfg(target_arch = "wasm32")]
mod js;

#[cfg(not(target_arch = "wasm32"))]
use super::{Binding, faked::Faked};
#[cfg(target_arch = "wasm32")]
use js::Store;

use super::{BindingError, Secret, binding};

#[cfg(not(target_arch = "wasm32"))]
type Store = Faked<Secret>;

/// A secret of the account's secrets store, which is asked for when it is needed.
///
/// ```
/// use bimetal::SecretsStoreSecret;
///
/// # bimetal::test::block_on(async {
/// let key = SecretsStoreSecret::fake().with_secret("s3cr3t");
/// assert_eq!(key.get().await?.as_str(), "s3cr3t");
/// # Ok::<(), bimetal::Error>(())
/// # }).unwrap();
/// ```
#[derive(Clone)]
pub struct SecretsStoreSecret(Store);

binding!(SecretsStoreSecret, "secrets store secret", object);

impl SecretsStoreSecret {
    /// The secret.
    ///
    /// # Errors
    /// The platform's own; among them, that the store has no such secret.
    pub async fn get(&self) -> Result<Secret, BindingError> {
        self.0.get().await
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl SecretsStoreSecret {
    /// A secret of a native test; its text is `fake secret`.
    pub fn fake() -> Self {
        Self(Faked::new(Self::KIND, Secret::fake()))
    }

    /// Gives a fake another text.
    #[must_use]
    pub fn with_secret(mut self, text: impl Into<String>) -> Self {
        self.0.fake = Secret::new(text);
        self
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Faked<Secret> {
    async fn get(&self) -> Result<Secret, BindingError> {
        Ok(self.fake.clone())
    }
}
