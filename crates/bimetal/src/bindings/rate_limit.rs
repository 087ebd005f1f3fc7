//! Rate limits.

#[cfg(target_arch = "wasm32")]
mod js;

#[cfg(target_arch = "wasm32")]
use js::Store;
#[cfg(not(target_arch = "wasm32"))]
use {
    super::{Binding, faked::Faked},
    std::{cell::RefCell, collections::HashMap, rc::Rc},
};

use super::{BindingError, binding};

#[cfg(not(target_arch = "wasm32"))]
type Store = Faked<Counters>;

/// A limit of how often something may be done within a period; both stand in the config.
///
/// ```
/// use bimetal::RateLimit;
///
/// # bimetal::test::block_on(async {
/// let logins = RateLimit::fake().allowing(1);
/// assert!(logins.limit("ada").await?);
/// assert!(!logins.limit("ada").await?);
/// assert!(logins.limit("grace").await?);
/// # Ok::<(), bimetal::Error>(())
/// # }).unwrap();
/// ```
#[derive(Clone)]
pub struct RateLimit(Store);

binding!(RateLimit, "rate limit", object);

impl RateLimit {
    /// Counts one more time for this key, and says whether it is still within the limit.
    ///
    /// # Errors
    /// The platform's own.
    pub async fn limit(&self, key: &str) -> Result<bool, BindingError> {
        self.0.limit(key).await
    }
}

/// How often each key was counted, and how often it may be.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone)]
struct Counters {
    counts: Rc<RefCell<HashMap<String, u32>>>,
    limit: u32,
}

#[cfg(not(target_arch = "wasm32"))]
impl RateLimit {
    /// A limit of a native test, which allows everything.
    pub fn fake() -> Self {
        let counters = Counters {
            counts: Rc::default(),
            limit: u32::MAX,
        };
        Self(Faked::new(Self::KIND, counters))
    }

    /// Lets a fake allow so many times for each key; its period does not end.
    #[must_use]
    pub fn allowing(mut self, limit: u32) -> Self {
        self.0.fake.limit = limit;
        self
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Faked<Counters> {
    async fn limit(&self, key: &str) -> Result<bool, BindingError> {
        let Counters { counts, limit } = &self.fake;
        let mut counts = counts.borrow_mut();
        let count = counts.entry(key.to_owned()).or_default();
        *count = count.saturating_add(1);
        Ok(*count <= *limit)
    }
}
