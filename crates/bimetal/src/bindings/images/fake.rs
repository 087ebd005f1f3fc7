//! The images binding of a native test.

use super::{Image, ImageInfo, Images, Output, Transform};
use crate::{
    Body, Error,
    bindings::{Binding, BindingError, faked::Faked},
};
use std::rc::Rc;

type Info = dyn Fn(&[u8]) -> Result<ImageInfo, Error>;
type Make = dyn Fn(&[u8], &[Transform], &Output) -> Result<Vec<u8>, Error>;

pub(super) type Store = Faked<Answers>;

#[derive(Clone, Default)]
pub(super) struct Answers {
    info: Option<Rc<Info>>,
    make: Option<Rc<Make>>,
}

impl Images {
    /// An images binding that knows no picture.
    pub fn fake() -> Self {
        Self(Faked::new(Self::KIND, Answers::default()))
    }

    /// Says what a picture is with a function of its bytes.
    #[must_use]
    pub fn on_info(mut self, info: impl Fn(&[u8]) -> Result<ImageInfo, Error> + 'static) -> Self {
        self.0.fake.info = Some(Rc::new(info));
        self
    }

    /// Makes pictures with a function of the bytes, of what is to become of them, and of what they are given as.
    #[must_use]
    pub fn on_output(
        mut self,
        make: impl Fn(&[u8], &[Transform], &Output) -> Result<Vec<u8>, Error> + 'static,
    ) -> Self {
        self.0.fake.make = Some(Rc::new(make));
        self
    }
}

impl Store {
    pub async fn info(&self, picture: Body) -> Result<ImageInfo, BindingError> {
        let method = "info";
        let info = self.function(method, self.fake.info.as_ref())?;
        let told = picture.bytes().await.and_then(|bytes| info(&bytes));
        told.map_err(|error| self.origin.refused(method, error.to_string()))
    }

    pub async fn output(
        &self,
        picture: Body,
        transforms: &[Transform],
        output: &Output,
    ) -> Result<Image, BindingError> {
        let method = "output";
        let make = self.function(method, self.fake.make.as_ref())?;
        let made = picture.bytes().await;
        let made = made.and_then(|bytes| make(&bytes, transforms, output));
        let bytes = made.map_err(|error| self.origin.refused(method, error.to_string()))?;
        Ok(Image {
            content_type: output.format().to_owned(),
            body: bytes.into(),
        })
    }

    fn function<'a, F: ?Sized>(
        &self,
        method: &str,
        function: Option<&'a Rc<F>>,
    ) -> Result<&'a Rc<F>, BindingError> {
        function.ok_or_else(|| {
            let reason =
                format!("this fake knows no pictures: give it a function with `on_{method}`");
            self.origin.refused(method, reason)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test::block_on;

    #[test]
    fn a_fake_without_functions_says_how_to_give_it_some() {
        assert_eq!(
            block_on(Images::fake().info("")).unwrap_err().to_string(),
            "images binding: info: this fake knows no pictures: give it a function with `on_info`"
        );
    }
}
