//! What is written on one line.

use crate::{
    Context,
    generated::schemas::{Draft, ReadLineInput},
};
use bimetal::Error;

pub async fn read(line: ReadLineInput, _: Context) -> Result<Draft, Error> {
    let (title, due) = match line.0.rsplit_once(" by ") {
        Some((title, due)) => (title, Some(due.trim().into())),
        None => (line.0.as_str(), None),
    };
    Ok(Draft {
        title: title.to_owned(),
        due,
    })
}
