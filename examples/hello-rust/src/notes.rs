//! Notes, in KV. Whoever changes one says so to a queue, after the response.

use crate::{
    Context,
    generated::{
        routes::{read_note, write_note},
        schemas::{Change, Note},
    },
};
use bimetal::{Error, queue::Batch};

pub async fn write(req: write_note::Request, cx: Context) -> write_note::Result {
    let name = req.params.name;
    cx.env.notes.put_json(&name, &req.body).await?;
    let changes = cx.env.changes.clone();
    cx.wait_until(async move {
        if let Err(error) = changes.send(&Change { name }).await {
            bimetal::console::error(&error.to_string());
        }
    })?;
    Ok(write_note::NoContent)
}

pub async fn read(req: read_note::Request, cx: Context) -> read_note::Result {
    let name = req.params.name;
    match cx.env.notes.get_json::<Note>(&name).await? {
        Some(note) => Ok(read_note::Ok(note)),
        None => Ok(read_note::NotFound(format!("There is no note `{name}`."))),
    }
}

/// Counts the changes of each note. After an error the messages come again.
pub async fn count_changes(batch: Batch, cx: Context) -> Result<(), Error> {
    for message in batch.messages() {
        let Change { name } = cx.env.changes.read(message)?;
        let key = format!("changes:{name}");
        let count: i64 = cx.env.notes.get_json(&key).await?.unwrap_or_default();
        cx.env.notes.put_json(&key, &(count + 1)).await?;
        message.ack();
    }
    Ok(())
}
