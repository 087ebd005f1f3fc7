//! Files, in R2, under paths of several parts. Their bytes do not enter Wasm.

use crate::{
    Context,
    generated::routes::{download, upload},
};
use bimetal::bucket::PutOptions;

pub async fn upload(req: upload::Request, cx: Context) -> upload::Result {
    let path = req.params.path;
    let object = cx
        .env
        .files
        .put_stream(&path, req.body, &PutOptions::new())
        .await?;
    Ok(upload::Created(format!("{path}: {} bytes", object.size)))
}

pub async fn download(req: download::Request, cx: Context) -> download::Result {
    let path = req.params.path;
    match cx.env.files.get(&path).await? {
        Some(found) => Ok(download::Ok(found.body)),
        None => Ok(download::NotFound(format!("There is no file `{path}`."))),
    }
}
