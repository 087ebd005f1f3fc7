//! A namespace in memory, with the limits of the real one.

use super::{Kv, ListOptions, PutOptions};
use crate::{
    Body,
    bindings::{Binding, BindingError, origin::Origin},
    json::{self, Encode, Value, Writer},
};
use std::{
    cell::RefCell,
    collections::BTreeMap,
    ops::Bound,
    rc::Rc,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

const MAX_KEY: usize = 512;
const MAX_VALUE: usize = 25 * 1024 * 1024;
const MAX_METADATA: usize = 1024;
const MAX_LIST: u32 = 1000;
const MIN_TTL: u64 = 60;

#[derive(Clone)]
pub(super) struct Store {
    origin: Origin,
    state: Rc<RefCell<State>>,
}

#[derive(Default)]
struct State {
    entries: BTreeMap<String, Stored>,
    /// How far the test has put the clock forward.
    ahead: Duration,
}

#[derive(Clone)]
struct Stored {
    value: Vec<u8>,
    /// In seconds since the Unix epoch.
    expiration: Option<u64>,
    metadata: Option<Vec<u8>>,
}

impl Stored {
    fn lives(&self, now: u64) -> bool {
        self.expiration.is_none_or(|at| at > now)
    }
}

impl State {
    fn now(&self) -> u64 {
        let now = SystemTime::now() + self.ahead;
        now.duration_since(UNIX_EPOCH)
            .map_or(0, |now| now.as_secs())
    }
}

/// The namespace of a native test. What it does not model: that a put is seen elsewhere only later.
impl Kv {
    /// An empty namespace in memory; its clones share it.
    pub fn fake() -> Self {
        Self(Store {
            origin: Origin::fake(Self::KIND),
            state: Rc::default(),
        })
    }

    /// Puts the clock of this fake forward, so that values expire.
    ///
    /// ```
    /// # use bimetal::{Kv, kv::PutOptions};
    /// # use std::time::Duration;
    /// # bimetal::test::block_on(async {
    /// let sessions = Kv::fake();
    /// sessions.put_with("s", "ada", &PutOptions::new().expiration_ttl(60)).await?;
    /// sessions.advance(Duration::from_secs(60));
    /// assert_eq!(sessions.get("s").await?, None);
    /// # Ok::<(), bimetal::Error>(())
    /// # }).unwrap();
    /// ```
    pub fn advance(&self, time: Duration) {
        self.0.state.borrow_mut().ahead += time;
    }
}

impl Store {
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    pub fn origin_mut(&mut self) -> &mut Origin {
        &mut self.origin
    }

    pub async fn get(&self, key: &str) -> Result<Option<String>, BindingError> {
        Ok(self.read("get", key)?.map(|stored| text(&stored.value)))
    }

    pub async fn get_bytes(
        &self,
        method: &str,
        key: &str,
    ) -> Result<Option<Vec<u8>>, BindingError> {
        Ok(self.read(method, key)?.map(|stored| stored.value))
    }

    pub async fn get_stream(&self, key: &str) -> Result<Option<Body>, BindingError> {
        Ok(self
            .read("get_stream", key)?
            .map(|stored| stored.value.into()))
    }

    pub async fn get_with_metadata(
        &self,
        key: &str,
    ) -> Result<Option<(String, Option<String>)>, BindingError> {
        let stored = self.read("get_with_metadata", key)?;
        Ok(stored.map(|stored| (text(&stored.value), stored.metadata.as_deref().map(text))))
    }

    pub async fn get_bytes_with_metadata(
        &self,
        key: &str,
    ) -> Result<Option<(Vec<u8>, Option<String>)>, BindingError> {
        let stored = self.read("get_with_metadata", key)?;
        Ok(stored.map(|stored| (stored.value, stored.metadata.as_deref().map(text))))
    }

    pub async fn put(
        &self,
        method: &str,
        key: &str,
        value: &[u8],
        options: &PutOptions,
    ) -> Result<(), BindingError> {
        self.check(method, key)?;
        let expiration = self.expiration(method, options)?;
        if value.len() > MAX_VALUE {
            let length = value.len();
            return Err(self.failed(
                method,
                format!("413 Value length of {length} exceeds limit of {MAX_VALUE}."),
            ));
        }
        let metadata = options.metadata.clone();
        if let Some(length) = metadata
            .as_ref()
            .map(Vec::len)
            .filter(|&length| length > MAX_METADATA)
        {
            return Err(self.failed(
                method,
                format!("413 Metadata length of {length} exceeds limit of {MAX_METADATA}."),
            ));
        }
        let stored = Stored {
            value: value.to_vec(),
            expiration,
            metadata,
        };
        self.state
            .borrow_mut()
            .entries
            .insert(key.to_owned(), stored);
        Ok(())
    }

    pub async fn delete(&self, key: &str) -> Result<(), BindingError> {
        self.check("delete", key)?;
        self.state.borrow_mut().entries.remove(key);
        Ok(())
    }

    /// The page as JSON, as the platform gives it.
    pub async fn list(&self, method: &str, options: &ListOptions) -> Result<String, BindingError> {
        // To the platform, too, 0 is no limit.
        let limit = options.limit.filter(|&limit| limit > 0).unwrap_or(MAX_LIST);
        if limit > MAX_LIST {
            let text = format!(
                "400 Invalid key_count_limit of {limit}. Please specify an integer less than {MAX_LIST}."
            );
            return Err(self.failed(method, text));
        }
        let prefix = options.prefix.as_deref().unwrap_or_default();
        self.check_length(method, prefix)?;
        let state = self.state.borrow();
        let now = state.now();
        // The cursor is the last key of the page before; the real one is as opaque as long.
        let start = options
            .cursor
            .as_deref()
            .map_or(Bound::Included(prefix), Bound::Excluded);
        let mut found = state
            .entries
            .range::<str, _>((start, Bound::Unbounded))
            .filter(|(name, stored)| name.starts_with(prefix) && stored.lives(now));
        let keys: Vec<Listed<'_>> = found.by_ref().take(limit as usize).map(Listed).collect();
        let cursor = found.next().and_then(|_| keys.last()).map(|last| last.0.0);
        Ok(text(&json::to_vec(&Page { keys, cursor })))
    }

    fn read(&self, method: &str, key: &str) -> Result<Option<Stored>, BindingError> {
        self.check(method, key)?;
        let state = self.state.borrow();
        Ok(state
            .entries
            .get(key)
            .filter(|stored| stored.lives(state.now()))
            .cloned())
    }

    fn check(&self, method: &str, key: &str) -> Result<(), BindingError> {
        match key {
            "" => Err(self
                .origin
                .refused(method, "TypeError: Key name cannot be empty.")),
            "." | ".." => {
                let text = format!("TypeError: \"{key}\" is not allowed as a key name.");
                Err(self.origin.refused(method, text))
            }
            _ => self.check_length(method, key),
        }
    }

    fn check_length(&self, method: &str, key: &str) -> Result<(), BindingError> {
        match key.len() {
            length if length > MAX_KEY => {
                let text = format!(
                    "414 UTF-8 encoded length of {length} exceeds key length limit of {MAX_KEY}."
                );
                Err(self.failed(method, text))
            }
            _ => Ok(()),
        }
    }

    fn expiration(&self, method: &str, options: &PutOptions) -> Result<Option<u64>, BindingError> {
        let now = self.state.borrow().now();
        let (what, given, at) = match (options.expiration_ttl, options.expiration) {
            (Some(ttl), _) => ("expiration_ttl", ttl, now.saturating_add(ttl)),
            (None, Some(at)) => ("expiration", at, at),
            (None, None) => return Ok(None),
        };
        if at >= now.saturating_add(MIN_TTL) {
            return Ok(Some(at));
        }
        let rule = match (what, at <= now) {
            ("expiration_ttl", true) => "Please specify integer greater than 0.".to_owned(),
            ("expiration_ttl", false) => format!("Expiration TTL must be at least {MIN_TTL}."),
            (_, true) => "Please specify integer greater than the current number of seconds since the UNIX epoch."
                .to_owned(),
            (_, false) => format!("Expiration times must be at least {MIN_TTL} seconds in the future."),
        };
        Err(self.failed(method, format!("400 Invalid {what} of {given}. {rule}")))
    }

    /// The error of a request that the platform's own service refuses.
    fn failed(&self, method: &str, text: String) -> BindingError {
        let verb = match method.split('_').next() {
            Some("put") => "PUT",
            Some("delete") => "DELETE",
            _ => "GET",
        };
        self.origin
            .refused(method, format!("KV {verb} failed: {text}"))
    }
}

/// What reading bytes as text gives in JavaScript, too.
fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

struct Page<'a> {
    keys: Vec<Listed<'a>>,
    cursor: Option<&'a String>,
}

impl Encode for Page<'_> {
    fn encode(&self, writer: &mut Writer<'_>) {
        writer.begin_object();
        writer.field("keys", &self.keys);
        if let Some(cursor) = self.cursor {
            writer.field("cursor", cursor);
        }
        writer.field("list_complete", &self.cursor.is_none());
        writer.end_object();
    }
}

struct Listed<'a>((&'a String, &'a Stored));

impl Encode for Listed<'_> {
    fn encode(&self, writer: &mut Writer<'_>) {
        let (name, stored) = self.0;
        writer.begin_object();
        writer.field("name", name);
        if let Some(expiration) = stored.expiration {
            writer.field("expiration", &(expiration as i64));
        }
        if let Some(metadata) = stored
            .metadata
            .as_deref()
            .and_then(|text| json::from_slice::<Value>(text).ok())
        {
            writer.field("metadata", &metadata);
        }
        writer.end_object();
    }
}

#[cfg(test)]
mod tests;
