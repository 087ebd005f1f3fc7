//! What keeps something, and what stands in the config. `storage.ts` does the same.

use crate::{
    Context,
    generated::routes::{
        rust_bucket, rust_database, rust_hyperdrive, rust_kv, rust_queue, rust_secret,
        rust_store_secret, rust_vars,
    },
    reason_of, text_of,
};
use bimetal::{
    bucket::{self, ListOptions},
    json::{Decode, Invalid, Reader, Record},
    kv,
    queue::Message,
};

pub async fn kv(_: rust_kv::Request, cx: Context) -> rust_kv::Result {
    let kv = &cx.env.kv;
    let options = kv::PutOptions::new().metadata(&Record::from([("by", "ada")]));
    kv.put_with("kv/a", "one", &options).await?;
    let value = kv.get("kv/a").await?;
    let found = kv.get_with_metadata::<Record<String>>("kv/a").await?;
    let list = kv.list(&kv::ListOptions::new().prefix("kv/")).await?;
    kv.delete("kv/a").await?;
    let by = found.and_then(|found| found.metadata?.get("by").cloned());
    let mut steps = vec![text_of(value), text_of(by)];
    steps.extend(list.keys.into_iter().map(|key| key.name));
    steps.push(text_of(kv.get("kv/a").await?));
    Ok(rust_kv::Ok(steps))
}

pub async fn bucket(_: rust_bucket::Request, cx: Context) -> rust_bucket::Result {
    let bucket = &cx.env.bucket;
    let options = bucket::PutOptions::new()
        .content_type("text/plain")
        .custom("by", "ada");
    let put = bucket.put_with("r2/a", "0123456789", &options).await?;
    let head = bucket.head("r2/a").await?.unwrap_or_default();
    let mut texts = Vec::new();
    for found in [
        bucket.get("r2/a").await?,
        bucket.get_range("r2/a", 2..5).await?,
    ] {
        texts.push(match found {
            Some(found) => found.body.text().await?,
            None => "null".to_owned(),
        });
    }
    let list = bucket.list(&ListOptions::new().delimiter("/")).await?;
    bucket.delete("r2/a").await?;
    let gone = bucket.get("r2/a").await?.is_none();
    let by = head.custom_metadata.first().map(|(_, by)| by);
    let mut steps = vec![
        put.size.to_string(),
        text_of(head.http_metadata.content_type),
        text_of(by),
    ];
    steps.extend(texts);
    steps.extend(list.delimited_prefixes);
    steps.push(gone.to_string());
    Ok(rust_bucket::Ok(steps))
}

struct Row {
    word: String,
}

impl Decode for Row {
    fn decode(reader: &mut Reader<'_>) -> Result<Self, Invalid> {
        let mut word = None;
        reader.begin_object()?;
        while let Some(key) = reader.next_key()? {
            match key {
                "word" => word = Some(reader.string()?),
                _ => reader.skip()?,
            }
        }
        let word = word.ok_or(Invalid)?;
        Ok(Self { word })
    }
}

pub async fn database(_: rust_database::Request, cx: Context) -> rust_database::Result {
    let db = &cx.env.db;
    db.exec("CREATE TABLE words (word TEXT, length INTEGER)")
        .await?;
    let insert = |word: &str, length: i64| {
        db.prepare("INSERT INTO words VALUES (?, ?)")
            .bind((word, length))
    };
    let meta = insert("tea", 3).run().await?;
    let batch = db.batch([insert("bread", 5), insert("salt", 4)]).await?;
    let words = db
        .prepare("SELECT word FROM words WHERE length > ?1 ORDER BY word")
        .bind((3,))
        .all::<Row>()
        .await?;
    let length: Option<i64> = db
        .prepare("SELECT length FROM words WHERE word = ?")
        .bind(("tea",))
        .first_column("length")
        .await?;
    let error = db.prepare("SELECT * FROM sentences").all::<Row>().await;
    db.exec("DROP TABLE words").await?;
    let first = batch.first().map(|result| result.meta.changes);
    let mut steps = vec![meta.changes.to_string(), text_of(first)];
    steps.extend(words.rows.into_iter().map(|row| row.word));
    steps.extend([text_of(length), reason_of(error)]);
    Ok(rust_database::Ok(steps))
}

pub async fn queue(_: rust_queue::Request, cx: Context) -> rust_queue::Result {
    let queue = &cx.env.queue;
    queue.send(&Record::from([("from", "rust")])).await?;
    queue.send_text("rust text").await?;
    queue.send_bytes("rust bytes").await?;
    queue.send_batch([Message::text("rust batch")]).await?;
    let error = queue.send_batch([]).await;
    Ok(rust_queue::Ok(vec!["sent".into(), reason_of(error)]))
}

pub async fn vars(_: rust_vars::Request, cx: Context) -> rust_vars::Result {
    let env = &cx.env;
    let mut steps = vec![
        env.greeting.clone(),
        env.retries.to_string(),
        env.ratio.to_string(),
        env.trace.to_string(),
    ];
    steps.extend(env.tags.clone());
    steps.push(env.limits.per_day.to_string());
    Ok(rust_vars::Ok(steps))
}

pub async fn secret(_: rust_secret::Request, cx: Context) -> rust_secret::Result {
    Ok(rust_secret::Ok(vec![cx.env.token.as_str().to_owned()]))
}

pub async fn store_secret(_: rust_store_secret::Request, cx: Context) -> rust_store_secret::Result {
    let secret = cx.env.shared_key.get().await?;
    Ok(rust_store_secret::Ok(vec![secret.as_str().to_owned()]))
}

pub async fn hyperdrive(_: rust_hyperdrive::Request, cx: Context) -> rust_hyperdrive::Result {
    let postgres = &cx.env.postgres;
    Ok(rust_hyperdrive::Ok(vec![
        postgres.connection_string(),
        postgres.host(),
        postgres.port().to_string(),
        postgres.user(),
        postgres.password(),
        postgres.database(),
    ]))
}
