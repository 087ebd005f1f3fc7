//! Vectorize indexes.

mod info;
mod query;
mod vector;

#[cfg(not(target_arch = "wasm32"))]
mod fake;
#[cfg(target_arch = "wasm32")]
mod js;

#[cfg(not(target_arch = "wasm32"))]
use fake::Store;
#[cfg(target_arch = "wasm32")]
use js::Store;

pub use info::IndexInfo;
pub use query::{Match, QueryOptions, ReturnMetadata};
pub use vector::Vector;

use super::{BindingError, binding};

/// A Vectorize index: vectors, found by their likeness.
///
/// What is written is found only some seconds later; in a fake, at once. A fake compares by the cosine.
///
/// ```
/// use bimetal::{Vectorize, vectorize::{QueryOptions, Vector}};
///
/// # bimetal::test::block_on(async {
/// let articles = Vectorize::fake();
/// let tea = Vector::new("tea", [1.0, 0.1]).metadata("topic", &"drinks");
/// articles.upsert(&[tea, Vector::new("bread", [0.1, 1.0])]).await?;
///
/// let found = articles.query(&[1.0, 0.0], &QueryOptions::new().top_k(1)).await?;
/// assert_eq!(found[0].id, "tea");
/// assert_eq!(articles.describe().await?.vector_count, 2);
/// # Ok::<(), bimetal::Error>(())
/// # }).unwrap();
/// ```
#[derive(Clone)]
pub struct Vectorize(Store);

binding!(Vectorize, "Vectorize index", object);

impl Vectorize {
    /// How large the index is.
    ///
    /// # Errors
    /// The platform's own.
    pub async fn describe(&self) -> Result<IndexInfo, BindingError> {
        self.0.describe().await
    }

    /// Finds the vectors that are most like this one, the most alike first.
    ///
    /// # Errors
    /// The platform's own.
    pub async fn query(
        &self,
        vector: &[f32],
        options: &QueryOptions,
    ) -> Result<Vec<Match>, BindingError> {
        self.0.query(vector, options).await
    }

    /// Finds the vectors that are most like one of the index, itself among them.
    ///
    /// # Errors
    /// The platform's own.
    pub async fn query_by_id(
        &self,
        id: &str,
        options: &QueryOptions,
    ) -> Result<Vec<Match>, BindingError> {
        self.0.query_by_id(id, options).await
    }

    /// Adds vectors, and leaves those whose ids are there already as they are. Gives the id of the mutation.
    ///
    /// # Errors
    /// The platform's own.
    pub async fn insert(&self, vectors: &[Vector]) -> Result<String, BindingError> {
        self.0.insert(vectors).await
    }

    /// Adds vectors, in the place of those with the same ids. Gives the id of the mutation.
    ///
    /// # Errors
    /// The platform's own.
    pub async fn upsert(&self, vectors: &[Vector]) -> Result<String, BindingError> {
        self.0.upsert(vectors).await
    }

    /// The vectors that have these ids, of those that are there.
    ///
    /// # Errors
    /// The platform's own.
    pub async fn get_by_ids(&self, ids: &[impl AsRef<str>]) -> Result<Vec<Vector>, BindingError> {
        self.0.get_by_ids(&texts(ids)).await
    }

    /// Deletes the vectors that have these ids. Gives the id of the mutation.
    ///
    /// # Errors
    /// The platform's own.
    pub async fn delete_by_ids(&self, ids: &[impl AsRef<str>]) -> Result<String, BindingError> {
        self.0.delete_by_ids(&texts(ids)).await
    }
}

fn texts(ids: &[impl AsRef<str>]) -> Vec<&str> {
    ids.iter().map(AsRef::as_ref).collect()
}
