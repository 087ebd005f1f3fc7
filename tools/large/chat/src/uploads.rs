//! `/uploads`: a file is announced, and then sent as it is.

use crate::{
    Context,
    generated::{
        routes::{
            uploads_content, uploads_create, uploads_read, uploads_remove, uploads_send,
            uploads_write,
        },
        schemas::{
            Id, MediaType, Rejected, SentUpload, Stored, Upload, UploadState,
            UploadsSendCreatedHeaders, Waiting,
        },
    },
    problem::not_found,
    samples::{id, now},
};
use bimetal::json::Record;

const CONTENT: &[u8] = b"abc";

pub async fn create(req: uploads_create::Request, _: Context) -> uploads_create::Result {
    let new = req.body;
    Ok(uploads_create::Created(Upload {
        id: id(1),
        name: new.name,
        r#type: new.r#type,
        state: UploadState::Waiting(Waiting { until: now() }),
        tags: new.tags,
    }))
}

pub async fn send(req: uploads_send::Request, _: Context) -> uploads_send::Result {
    let SentUpload { name, file, tags } = req.body;
    let headers = UploadsSendCreatedHeaders {
        location: format!("/uploads/{}", id(1).as_str()),
        x_size: file.bytes.len() as i64,
    };
    let upload = Upload {
        id: id(1),
        name: name.unwrap_or(file.name),
        // The contract allows no other.
        r#type: file.content_type.parse().unwrap_or(MediaType::TextPlain),
        state: state_of(&file.bytes),
        tags: tags.into_iter().map(|tag| (tag, String::new())).collect(),
    };
    Ok(uploads_send::Created(upload, headers))
}

pub async fn read(req: uploads_read::Request, _: Context) -> uploads_read::Result {
    match find(&req.params.id) {
        Some(upload) => Ok(uploads_read::Ok(upload)),
        None => Ok(uploads_read::NotFound(not_found("upload", &req.params.id))),
    }
}

pub async fn write(req: uploads_write::Request, _: Context) -> uploads_write::Result {
    let Some(upload) = find(&req.params.id) else {
        return Ok(uploads_write::NotFound(not_found("upload", &req.params.id)));
    };
    let state = state_of(&req.body);
    Ok(uploads_write::Ok(Upload { state, ..upload }))
}

fn state_of(content: &[u8]) -> UploadState {
    if content.is_empty() {
        return UploadState::Rejected(Rejected {
            why: "It is empty.".into(),
        });
    }
    let sum: u32 = content.iter().map(|byte| u32::from(*byte)).sum();
    UploadState::Stored(Stored {
        size: content.len() as i64,
        sum: format!("{sum:08x}"),
    })
}

pub async fn content(req: uploads_content::Request, _: Context) -> uploads_content::Result {
    match find(&req.params.id) {
        Some(_) => Ok(uploads_content::Ok(CONTENT.into())),
        None => Ok(uploads_content::NotFound(not_found(
            "upload",
            &req.params.id,
        ))),
    }
}

pub async fn remove(req: uploads_remove::Request, _: Context) -> uploads_remove::Result {
    match find(&req.params.id) {
        Some(_) => Ok(uploads_remove::NoContent),
        None => Ok(uploads_remove::NotFound(not_found(
            "upload",
            &req.params.id,
        ))),
    }
}

fn find(wanted: &Id) -> Option<Upload> {
    (*wanted == id(0)).then(|| Upload {
        id: id(0),
        name: "a.txt".into(),
        r#type: MediaType::TextPlain,
        state: state_of(CONTENT),
        tags: Record::new(),
    })
}
