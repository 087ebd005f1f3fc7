//! Images.

mod info;
mod transform;
mod transformer;

#[cfg(not(target_arch = "wasm32"))]
mod fake;
#[cfg(target_arch = "wasm32")]
mod js;

#[cfg(not(target_arch = "wasm32"))]
use fake::Store;
#[cfg(target_arch = "wasm32")]
use js::Store;

pub use info::ImageInfo;
pub use transform::{Fit, Output, Transform};
pub use transformer::{Image, Transformer};

use super::{BindingError, binding};
use crate::Body;

/// Tells what a picture is, and makes others of it.
///
/// A picture whose body is a stream of JavaScript does not enter Wasm. A fake is given functions.
///
/// ```
/// use bimetal::{Images, images::{Fit, Output, Transform}};
///
/// # bimetal::test::block_on(async {
/// let images = Images::fake().on_output(|picture, transforms, output| {
///     assert_eq!(picture, b"a picture");
///     assert_eq!(transforms, [Transform::new().width(100).fit(Fit::Cover)]);
///     assert_eq!(output.format(), "image/webp");
///     Ok(b"a small picture".to_vec())
/// });
/// let small = images
///     .input("a picture")
///     .transform(Transform::new().width(100).fit(Fit::Cover))
///     .output(&Output::new("image/webp").quality(80))
///     .await?;
/// assert_eq!(small.content_type(), "image/webp");
/// assert_eq!(small.into_body().text().await?, "a small picture");
/// # Ok::<(), bimetal::Error>(())
/// # }).unwrap();
/// ```
#[derive(Clone)]
pub struct Images(Store);

binding!(Images, "images binding", object);

impl Images {
    /// What a picture is.
    ///
    /// ```
    /// # use bimetal::{Images, images::ImageInfo};
    /// # bimetal::test::block_on(async {
    /// let images = Images::fake().on_info(|_| Ok(ImageInfo::new("image/png", 640, 480)));
    /// assert_eq!(images.info("a picture").await?.size, Some((640, 480)));
    /// # Ok::<(), bimetal::Error>(())
    /// # }).unwrap();
    /// ```
    ///
    /// # Errors
    /// The platform's own; among them, that it is no picture.
    pub async fn info(&self, picture: impl Into<Body>) -> Result<ImageInfo, BindingError> {
        self.0.info(picture.into()).await
    }

    /// Begins to make another picture of this one.
    pub fn input(&self, picture: impl Into<Body>) -> Transformer {
        Transformer::new(self.0.clone(), picture.into())
    }
}
