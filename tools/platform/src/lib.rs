//! What happens to a Worker beside requests, handled in Rust.

#[path = "../generated/mod.rs"]
mod generated;

mod counter;
mod digest;
mod slugs;

use bimetal::{
    Error,
    event::{Email, Scheduled, Socket, TailEvent, Traces},
    queue::Batch,
};
use generated::{
    routes::{calm, from_rust},
    schemas::{FromRustOk, JobDoes},
};
use std::cell::Cell;

generated::serve! {
    state: App,
    events: { scheduled, queue: consume, email, tail, tail_stream, connect },
    objects: { Counter: counter::Counter, Slugs: slugs::Slugs, Digest: digest::run },
    calm,
    from_rust,
}

/// Made anew with every instance.
#[derive(Default)]
struct App {
    messages: Cell<i64>,
}

async fn calm(_: calm::Request, cx: Context) -> calm::Result {
    Ok(calm::Ok(cx.state.messages.get()))
}

async fn from_rust(req: from_rust::Request, cx: Context) -> from_rust::Result {
    let counter = cx.env.counters.get_by_name(&req.params.name);
    if let Err(error) = counter.fail().await {
        let counts = counter.add(&2).await?;
        let slug = cx.env.slugs.make(&"From Rust".to_owned().into()).await?;
        let instance = cx.env.digests.create(&req.body).await?;
        let digest = instance.id();
        assert!(error.to_string().contains("the object failed"), "{error}");
        return Ok(from_rust::Ok(FromRustOk {
            memory: counts.memory,
            slug,
            digest,
        }));
    }
    Ok(from_rust::InternalServerError("it did not fail".to_owned()))
}

async fn scheduled(event: Scheduled, cx: Context) -> Result<(), Error> {
    let text = format!("{} at {}", event.cron(), event.time_ms());
    cx.env.notes.put("scheduled", &text).await?;
    Ok(())
}

async fn consume(batch: Batch, cx: Context) -> Result<(), Error> {
    for message in batch.messages() {
        let job = match cx.env.jobs.read(message) {
            Ok(job) => job,
            // It would come again as it is.
            Err(error) => {
                cx.env.notes.put("job refused", &error.to_string()).await?;
                message.ack();
                continue;
            }
        };
        cx.state.messages.update(|messages| messages + 1);
        let key = format!("job:{}", job.name);
        let text = format!("{} {} {}", batch.queue(), job.name, message.attempts());
        cx.env.notes.put(&key, &text).await?;
        match job.does {
            JobDoes::Note => message.ack(),
            JobDoes::Fail => return Err(Error::new("the job failed")),
            JobDoes::Panic if message.attempts() == 1 => panic!("the job panicked"),
            JobDoes::Panic => message.ack(),
            JobDoes::Retry if message.attempts() < 3 => message.retry_with(0),
            JobDoes::Retry => message.ack(),
        }
    }
    Ok(())
}

async fn email(mail: Email, cx: Context) -> Result<(), Error> {
    let subject = mail.header("subject").unwrap_or_default();
    if subject == "fail" {
        return Err(Error::new("the mail failed"));
    }
    let text = mail.raw().text().await?;
    let note = format!(
        "{} to {}: {subject}, {} of {}",
        mail.from(),
        mail.to(),
        text.len(),
        mail.raw_size()
    );
    cx.env.notes.put("email", &note).await?;
    if subject == "spam" {
        mail.set_reject("no spam");
    }
    Ok(())
}

async fn tail(traces: Traces, cx: Context) -> Result<(), Error> {
    for trace in traces.items() {
        let logs = trace
            .logs
            .iter()
            .map(|log| format!("{}: {:?}", log.level, log.message));
        let name = trace.script_name.unwrap_or_default();
        let text = format!("{name} {} {}", trace.outcome, logs.collect::<String>());
        cx.env.notes.put("tail", &text).await?;
    }
    Ok(())
}

async fn tail_stream(event: TailEvent, cx: Context) -> Result<(), Error> {
    cx.env
        .notes
        .put(&format!("stream:{}", event.kind()), "told")
        .await?;
    Ok(())
}

async fn connect(socket: Socket, _: Context) -> Result<(), Error> {
    let said = socket.readable().text().await?;
    socket.write(said.to_uppercase()).await?;
    socket.close().await
}
