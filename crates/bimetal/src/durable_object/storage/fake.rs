//! The storage of a native test.

use super::{ListOptions, Sql, Storage};
use crate::{
    bindings::{BindingError, database::fake::Engine, origin::Origin},
    json,
};
use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    ops::Bound,
    rc::Rc,
};

const MAX_KEYS: usize = 128;
const MAX_KEY: usize = 2048;
const MAX_VALUE: usize = 2 * 1024 * 1024;

#[derive(Clone)]
pub(super) struct Store {
    origin: Origin,
    disk: Rc<Disk>,
}

/// Each value is JSON.
type Values = BTreeMap<String, Vec<u8>>;

struct Disk {
    values: RefCell<Values>,
    alarm: Cell<Option<u64>>,
    engine: Rc<Engine>,
}

/// The storage of a native test: in memory, with the limits of the real one. Its database is a SQLite, with the
/// feature `sqlite`.
impl Storage {
    /// An empty one; its clones share it.
    pub fn fake() -> Self {
        Self(Store {
            origin: Origin::fake(Self::KIND),
            disk: Rc::new(Disk {
                values: RefCell::default(),
                alarm: Cell::default(),
                engine: Rc::new(Engine::new("Storage::transaction_sync")),
            }),
        })
    }

    /// Takes the alarm, if one is set, as the platform does before it calls the object's `alarm`.
    pub fn take_alarm(&self) -> Option<u64> {
        self.0.disk.alarm.take()
    }
}

impl Store {
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    pub async fn get(&self, key: &str) -> Result<Option<String>, BindingError> {
        self.check_key("get", key)?;
        let values = self.disk.values.borrow();
        Ok(values.get(key).map(|value| text(value)))
    }

    pub async fn get_many(&self, keys: &[String]) -> Result<String, BindingError> {
        self.check_keys("get_many", keys)?;
        let values = self.disk.values.borrow();
        let found = keys.iter().filter_map(|key| values.get_key_value(key));
        Ok(pairs(found))
    }

    pub async fn put(&self, key: &str, value: Vec<u8>) -> Result<(), BindingError> {
        self.check_entry("put", key, &value)?;
        self.disk.values.borrow_mut().insert(key.to_owned(), value);
        Ok(())
    }

    pub async fn put_many(&self, entries: Vec<(String, Vec<u8>)>) -> Result<(), BindingError> {
        let method = "put_many";
        self.check_count(method, entries.len())?;
        for (key, value) in &entries {
            self.check_entry(method, key, value)?;
        }
        self.disk.values.borrow_mut().extend(entries);
        Ok(())
    }

    pub async fn delete(&self, key: &str) -> Result<bool, BindingError> {
        self.check_key("delete", key)?;
        Ok(self.disk.values.borrow_mut().remove(key).is_some())
    }

    pub async fn delete_many(&self, keys: &[String]) -> Result<u64, BindingError> {
        self.check_keys("delete_many", keys)?;
        let mut values = self.disk.values.borrow_mut();
        let deleted = keys.iter().filter(|key| values.remove(*key).is_some());
        Ok(deleted.count() as u64)
    }

    pub async fn delete_all(&self) -> Result<(), BindingError> {
        self.disk.values.borrow_mut().clear();
        self.disk.engine.clear();
        self.disk.alarm.set(None);
        Ok(())
    }

    pub async fn list(&self, options: &ListOptions) -> Result<String, BindingError> {
        if options.limit == Some(0) {
            return Err(self.refused("list", "TypeError: List limit must be positive."));
        }
        if options.start.is_some() && options.start_after.is_some() {
            let text = "TypeError: list() cannot be called with both start and startAfter values.";
            return Err(self.refused("list", text));
        }
        let prefix = options.prefix.as_deref().unwrap_or_default();
        let after = options.start_after.as_deref();
        let start = options.start.as_deref().unwrap_or_default().max(prefix);
        let start = after
            .filter(|&after| after >= start)
            .map_or(Bound::Included(start), Bound::Excluded);
        let values = self.disk.values.borrow();
        let inside = |&(key, _): &(&String, &Vec<u8>)| {
            key.starts_with(prefix) && options.end.as_ref().is_none_or(|end| key < end)
        };
        let found = values
            .range::<str, _>((start, Bound::Unbounded))
            .filter(inside);
        let limit = options.limit.map_or(usize::MAX, |limit| limit as usize);
        Ok(match options.reverse {
            true => pairs(found.rev().take(limit)),
            false => pairs(found.take(limit)),
        })
    }

    pub async fn get_alarm(&self) -> Result<Option<u64>, BindingError> {
        Ok(self.disk.alarm.get())
    }

    pub async fn set_alarm(&self, time: u64) -> Result<(), BindingError> {
        if time == 0 {
            let text = "TypeError: setAlarm() cannot be called with an alarm time <= 0";
            return Err(self.refused("set_alarm", text));
        }
        self.disk.alarm.set(Some(time));
        Ok(())
    }

    pub async fn delete_alarm(&self) -> Result<(), BindingError> {
        self.disk.alarm.set(None);
        Ok(())
    }

    pub async fn sync(&self) -> Result<(), BindingError> {
        Ok(())
    }

    pub fn transaction_sync<T, E: From<BindingError>>(
        &self,
        run: impl FnOnce() -> Result<T, E>,
    ) -> Result<T, E> {
        let engine = &self.disk.engine;
        let failed = |reason: String| self.refused("transaction_sync", reason);
        engine.begin().map_err(failed)?;
        let result = run();
        let ended = if result.is_ok() {
            engine.commit()
        } else {
            engine.rollback()
        };
        ended.map_err(failed)?;
        result
    }

    pub fn sql(&self) -> Sql {
        Sql::fake(self.disk.engine.clone())
    }

    fn refused(&self, method: &str, reason: impl Into<String>) -> BindingError {
        self.origin.refused(method, reason.into())
    }

    fn check_keys(&self, method: &str, keys: &[String]) -> Result<(), BindingError> {
        self.check_count(method, keys.len())?;
        keys.iter().try_for_each(|key| self.check_key(method, key))
    }

    fn check_count(&self, method: &str, count: usize) -> Result<(), BindingError> {
        match count > MAX_KEYS {
            true => {
                let text = format!("RangeError: Maximum number of keys is {MAX_KEYS}.");
                Err(self.refused(method, text))
            }
            false => Ok(()),
        }
    }

    fn check_key(&self, method: &str, key: &str) -> Result<(), BindingError> {
        match key.len() > MAX_KEY {
            true => {
                let text = format!("RangeError: Keys cannot be larger than {MAX_KEY} bytes.");
                Err(self.refused(method, text))
            }
            false => Ok(()),
        }
    }

    fn check_entry(&self, method: &str, key: &str, value: &[u8]) -> Result<(), BindingError> {
        self.check_key(method, key)?;
        match key.len() + value.len() > MAX_VALUE {
            true => {
                let text = format!("a value and its key are larger than {MAX_VALUE} bytes");
                Err(self.refused(method, text))
            }
            false => Ok(()),
        }
    }
}

/// Keys and values as the JSON of a list of pairs.
fn pairs<'a>(found: impl Iterator<Item = (&'a String, &'a Vec<u8>)>) -> String {
    let pair = |(key, value): (&String, &Vec<u8>)| {
        format!("[{},{}]", text(&json::to_vec(key)), text(value))
    };
    let pairs: Vec<String> = found.map(pair).collect();
    format!("[{}]", pairs.join(","))
}

fn text(json: &[u8]) -> String {
    String::from_utf8_lossy(json).into_owned()
}
