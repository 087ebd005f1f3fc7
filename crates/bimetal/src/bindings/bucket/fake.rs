//! A bucket in memory, with the limits of the real one.

use super::{Bucket, HttpMetadata, List, ListOptions, Object, ObjectBody, PutOptions, Range};
use crate::{
    Body,
    bindings::{Binding, BindingError, origin::Origin},
};
use std::{
    cell::RefCell,
    collections::BTreeMap,
    ops::Bound,
    rc::Rc,
    time::{SystemTime, UNIX_EPOCH},
};

const MAX_KEY: usize = 1024;
const MAX_METADATA: usize = 8192;
const MAX_LIST: u32 = 1000;
const MAX_DELETE: usize = 1000;

#[derive(Clone)]
pub(super) struct Store {
    origin: Origin,
    state: Rc<RefCell<State>>,
}

#[derive(Default)]
struct State {
    objects: BTreeMap<String, (Object, Vec<u8>)>,
    puts: u64,
}

/// The bucket of a native test. An object's `etag` is a hash of its bytes here, but not their MD5.
impl Bucket {
    /// An empty bucket in memory; its clones share it.
    pub fn fake() -> Self {
        Self(Store {
            origin: Origin::fake(Self::KIND),
            state: Rc::default(),
        })
    }
}

impl Store {
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    pub fn origin_mut(&mut self) -> &mut Origin {
        &mut self.origin
    }

    pub async fn head(&self, key: &str) -> Result<Option<Object>, BindingError> {
        self.check("head", key)?;
        Ok(self
            .state
            .borrow()
            .objects
            .get(key)
            .map(|(object, _)| object.clone()))
    }

    pub async fn get(
        &self,
        method: &str,
        key: &str,
        range: Option<Range>,
    ) -> Result<Option<ObjectBody>, BindingError> {
        self.check(method, key)?;
        let state = self.state.borrow();
        let Some((object, bytes)) = state.objects.get(key) else {
            return Ok(None);
        };
        let (offset, length) = match range {
            None => (0, object.size),
            Some(range) => part(range, object.size).ok_or_else(|| {
                self.origin.refused(
                    method,
                    "get: The requested range is not satisfiable (10039)",
                )
            })?,
        };
        let object = Object {
            range: Some(Range::Part { offset, length }),
            ..object.clone()
        };
        let body = bytes
            .get(offset as usize..(offset + length) as usize)
            .unwrap_or_default();
        Ok(Some(ObjectBody {
            object,
            body: Body::from(body.to_vec()),
        }))
    }

    pub async fn put(
        &self,
        method: &str,
        key: &str,
        value: &[u8],
        options: &PutOptions,
    ) -> Result<Object, BindingError> {
        self.check(method, key)?;
        let custom = options.custom_metadata.iter();
        if custom
            .map(|(name, value)| name.len() + value.len())
            .sum::<usize>()
            > MAX_METADATA
        {
            let text =
                "put: Your metadata headers exceed the maximum allowed metadata size. (10012)";
            return Err(self.origin.refused(method, text));
        }
        let mut state = self.state.borrow_mut();
        state.puts += 1;
        let etag = hash(value);
        let now = SystemTime::now().duration_since(UNIX_EPOCH);
        let object = Object {
            key: key.to_owned(),
            version: format!("{:032x}", state.puts),
            size: value.len() as u64,
            http_etag: format!("\"{etag}\""),
            etag,
            uploaded: now.map_or(0, |now| now.as_millis() as u64),
            http_metadata: options.http_metadata.clone(),
            custom_metadata: options.custom_metadata.clone(),
            storage_class: "Standard".to_owned(),
            range: None,
        };
        state
            .objects
            .insert(key.to_owned(), (object.clone(), value.to_vec()));
        Ok(object)
    }

    pub async fn put_stream(
        &self,
        key: &str,
        value: Body,
        options: &PutOptions,
    ) -> Result<Object, BindingError> {
        let method = "put_stream";
        let bytes = value
            .bytes()
            .await
            .map_err(|error| self.origin.refused(method, error.to_string()))?;
        self.put(method, key, &bytes, options).await
    }

    pub async fn delete(&self, method: &str, keys: &[&str]) -> Result<(), BindingError> {
        if keys.len() > MAX_DELETE {
            let text = format!("delete: at most {MAX_DELETE} keys can be deleted at once");
            return Err(self.origin.refused(method, text));
        }
        keys.iter().try_for_each(|key| self.check(method, key))?;
        let mut state = self.state.borrow_mut();
        for &key in keys {
            state.objects.remove(key);
        }
        Ok(())
    }

    pub async fn list(&self, options: &ListOptions) -> Result<List, BindingError> {
        let limit = options.limit.unwrap_or(MAX_LIST);
        if !(1..=MAX_LIST).contains(&limit) {
            let text = "list: MaxKeys params must be positive integer <= 1000. (10022)";
            return Err(self.origin.refused("list", text));
        }
        Ok(self.state.borrow().page(options, limit as usize))
    }

    fn check(&self, method: &str, key: &str) -> Result<(), BindingError> {
        if key.len() > MAX_KEY {
            let verb = method.split('_').next().unwrap_or(method);
            let text = format!("{verb}: The specified object name is not valid. (10020)");
            return Err(self.origin.refused(method, text));
        }
        Ok(())
    }
}

impl State {
    fn page(&self, options: &ListOptions, limit: usize) -> List {
        let prefix = options.prefix.as_deref().unwrap_or_default();
        // A cursor is the last key of the page before; the real one is as opaque as long.
        let after = options
            .cursor
            .as_deref()
            .max(options.start_after.as_deref());
        let start = after
            .filter(|&after| after >= prefix)
            .map_or(Bound::Included(prefix), Bound::Excluded);
        let mut list = List::default();
        let mut last = None;
        for (key, (object, _)) in self.objects.range::<str, _>((start, Bound::Unbounded)) {
            let Some(rest) = key.strip_prefix(prefix) else {
                break;
            };
            let folder = options.delimiter.as_deref().and_then(|delimiter| {
                let end = rest.find(delimiter)? + delimiter.len();
                key.get(..prefix.len() + end)
            });
            let known = folder.is_some_and(|folder| {
                list.delimited_prefixes
                    .last()
                    .is_some_and(|last| last == folder)
            });
            if !known {
                if list.objects.len() + list.delimited_prefixes.len() == limit {
                    list.cursor = last;
                    break;
                }
                match folder {
                    Some(folder) => list.delimited_prefixes.push(folder.to_owned()),
                    None => list.objects.push(listed(object, options.metadata)),
                }
            }
            last = Some(key.clone());
        }
        list
    }
}

/// What a list has of an object.
fn listed(object: &Object, metadata: bool) -> Object {
    match metadata {
        true => object.clone(),
        false => Object {
            http_metadata: HttpMetadata::default(),
            custom_metadata: Vec::new(),
            ..object.clone()
        },
    }
}

/// The offset and the length of a range of an object of this size.
fn part(range: Range, size: u64) -> Option<(u64, u64)> {
    let (offset, length) = match range {
        Range::From(offset) => (offset, size.checked_sub(offset)?),
        Range::Part { offset, length } => (offset, length.min(size.checked_sub(offset)?)),
        Range::Last(length) => (size - length.min(size), length.min(size)),
    };
    (length > 0).then_some((offset, length))
}

/// 128 bits of FNV-1a.
fn hash(bytes: &[u8]) -> String {
    let mut hash = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d_u128;
    for &byte in bytes {
        hash = (hash ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
    }
    format!("{hash:032x}")
}

#[cfg(test)]
mod tests;
