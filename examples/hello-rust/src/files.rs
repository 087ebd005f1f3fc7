//! Files, in R2. Their bytes do not enter Wasm.

use crate::{
    Context,
    generated::routes::{download, upload},
};
use bimetal::bucket::PutOptions;

pub async fn upload(req: upload::Request, cx: Context) -> upload::Result {
    let name = req.params.name;
    let object = cx
        .env
        .files
        .put_stream(&name, req.body, &PutOptions::new())
        .await?;
    Ok(upload::Created(format!("{name}: {} bytes", object.size)))
}

pub async fn download(req: download::Request, cx: Context) -> download::Result {
    let name = req.params.name;
    match cx.env.files.get(&name).await? {
        Some(found) => Ok(download::Ok(found.body)),
        None => Ok(download::NotFound(format!("There is no file `{name}`."))),
    }
}
