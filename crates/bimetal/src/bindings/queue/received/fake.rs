//! A message in memory.

use super::{Content, Received};
use crate::{
    bindings::{
        failure::Cause,
        queue::{
            Body,
            batch::{Asked, Verdict},
        },
    },
    json,
};
use std::time::{SystemTime, UNIX_EPOCH};

#[derive(Clone)]
pub(in crate::bindings::queue) struct Source {
    id: String,
    sent: SystemTime,
    pub attempts: u32,
    body: Body,
    asked: Asked,
    /// What was asked of the whole batch.
    asked_of_all: Asked,
}

impl Source {
    pub fn new(id: String, body: Body, asked_of_all: Asked) -> Self {
        Self {
            id,
            sent: SystemTime::now(),
            attempts: 1,
            body,
            asked: Asked::default(),
            asked_of_all,
        }
    }

    pub fn id(&self) -> String {
        self.id.clone()
    }

    pub fn timestamp_ms(&self) -> u64 {
        let since = self.sent.duration_since(UNIX_EPOCH);
        since.map_or(0, |since| since.as_millis() as u64)
    }

    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    pub fn content(&self) -> Result<Content, Cause> {
        Ok(match &self.body {
            Body::Json(json) => Content::Json(json.clone()),
            Body::Text(text) => Content::Json(json::to_vec(text)),
            Body::Bytes(bytes) => Content::Bytes(bytes.clone()),
        })
    }

    pub fn ack(&self) {
        self.ask(Verdict::Ack);
    }

    pub fn retry(&self, delay_seconds: Option<u32>) {
        self.ask(Verdict::Retry { delay_seconds });
    }

    fn ask(&self, verdict: Verdict) {
        if self.asked_of_all.get().is_none() && self.asked.get().is_none() {
            self.asked.set(Some(verdict));
        }
    }
}

impl<T> Received<T> {
    /// What becomes of it if the consumer of this test succeeds.
    pub fn verdict(&self) -> Verdict {
        let asked = self.source.asked.get().or(self.source.asked_of_all.get());
        asked.unwrap_or(Verdict::Ack)
    }
}
