//! An entrypoint.

use crate::{
    App, Context,
    generated::{objects, schemas::SlugsMakeInput},
};
use bimetal::Error;

pub struct Slugs;

impl objects::Slugs<App> for Slugs {
    async fn make(input: SlugsMakeInput, cx: Context) -> Result<String, Error> {
        let slug = input.as_str().to_lowercase().replace(' ', "-");
        cx.env.notes.put("slug", &slug).await?;
        Ok(slug)
    }

    async fn panic(_: Context) -> Result<(), Error> {
        panic!("the entrypoint panicked")
    }
}
