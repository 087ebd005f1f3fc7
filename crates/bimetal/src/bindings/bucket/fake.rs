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
mod tests {
    use super::*;
    use crate::test::block_on;

    fn reason<T>(result: Result<T, BindingError>) -> String {
        match result {
            Ok(_) => "no error".to_owned(),
            Err(error) => error.reason(),
        }
    }

    async fn filled(keys: &[&str]) -> Bucket {
        let bucket = Bucket::fake();
        for key in keys {
            bucket.put(key, key).await.unwrap();
        }
        bucket
    }

    fn keys(list: &List) -> Vec<&str> {
        list.objects
            .iter()
            .map(|object| object.key.as_str())
            .collect()
    }

    #[test]
    fn an_object_has_what_was_put_beside_it() {
        block_on(async {
            let bucket = Bucket::fake();
            let options = PutOptions::new()
                .content_type("text/plain")
                .custom("by", "ada");
            let put = bucket.put_with("a", "hello", &options).await.unwrap();
            let head = bucket.clone().head("a").await.unwrap().unwrap();
            assert_eq!(put, head);
            assert_eq!(head.size, 5);
            assert_eq!(head.http_etag, format!("\"{}\"", head.etag));
            assert_eq!(
                head.http_metadata.content_type.as_deref(),
                Some("text/plain")
            );
            assert_eq!(head.custom("by"), Some("ada"));

            let again = bucket.put("a", "hello").await.unwrap();
            assert_eq!(again.etag, put.etag, "the same bytes");
            assert_ne!(again.version, put.version, "another put");
            assert_eq!(again.http_metadata, HttpMetadata::default());
            assert_ne!(bucket.put("a", "hallo").await.unwrap().etag, put.etag);
        });
    }

    #[test]
    fn a_stream_is_put_whole() {
        block_on(async {
            let bucket = Bucket::fake();
            bucket
                .put_stream("a", Body::from("streamed"), &PutOptions::new())
                .await
                .unwrap();
            assert_eq!(
                bucket
                    .get("a")
                    .await
                    .unwrap()
                    .unwrap()
                    .body
                    .text()
                    .await
                    .unwrap(),
                "streamed"
            );
        });
    }

    #[test]
    fn ranges_give_the_bytes_that_are_there() {
        block_on(async {
            let bucket = Bucket::fake();
            bucket.put("a", "0123456789").await.unwrap();
            let unsatisfiable =
                Err("get: The requested range is not satisfiable (10039)".to_owned());
            let cases = [
                (Range::from(2..5), Ok(("234", 2, 3))),
                (Range::from(8..20), Ok(("89", 8, 2))),
                (Range::from(7..), Ok(("789", 7, 3))),
                (Range::from(..2), Ok(("01", 0, 2))),
                (Range::Last(3), Ok(("789", 7, 3))),
                (Range::Last(99), Ok(("0123456789", 0, 10))),
                (Range::from(10..), unsatisfiable.clone()),
                (Range::from(11..12), unsatisfiable.clone()),
                (Range::from(3..3), unsatisfiable.clone()),
                (Range::Last(0), unsatisfiable),
            ];
            for (range, expected) in cases {
                let got = match bucket.get_range("a", range).await {
                    Ok(found) => {
                        let found = found.unwrap();
                        assert_eq!(
                            found.object.size, 10,
                            "the size is that of the whole object"
                        );
                        Ok((found.body.text().await.unwrap(), found.object.range))
                    }
                    Err(error) => Err(error.reason()),
                };
                let expected = expected.map(|(text, offset, length)| {
                    (text.to_owned(), Some(Range::Part { offset, length }))
                });
                assert_eq!(got, expected, "{range:?}");
            }
        });
    }

    #[test]
    fn lists_come_in_pages() {
        block_on(async {
            let bucket = filled(&["b", "a/2", "a/1", "a/3"]).await;
            let two = ListOptions::new().prefix("a/").limit(2);
            let page = bucket.list(&two).await.unwrap();
            assert_eq!(keys(&page), ["a/1", "a/2"]);
            let page = bucket.list(&two.clone().cursor(page.cursor)).await.unwrap();
            assert_eq!((keys(&page), &page.cursor), (vec!["a/3"], &None));
            let page = bucket
                .list(&ListOptions::new().start_after("a/2"))
                .await
                .unwrap();
            assert_eq!(keys(&page), ["a/3", "b"]);
        });
    }

    #[test]
    fn a_delimiter_lists_folders_once_across_pages() {
        block_on(async {
            let bucket =
                filled(&["img/a/1", "img/a/2", "img/b", "img/c/1", "img/c/2", "other"]).await;
            let folders = ListOptions::new().prefix("img/").delimiter("/");
            let all = bucket.list(&folders).await.unwrap();
            assert_eq!(
                (keys(&all), &all.delimited_prefixes[..]),
                (vec!["img/b"], &["img/a/", "img/c/"].map(String::from)[..])
            );

            let mut seen = Vec::new();
            let mut options = folders.limit(1);
            loop {
                let page = bucket.list(&options).await.unwrap();
                seen.extend(page.objects.into_iter().map(|object| object.key));
                seen.extend(page.delimited_prefixes);
                let Some(cursor) = page.cursor else { break };
                options = options.cursor(cursor);
            }
            assert_eq!(seen, ["img/a/", "img/b", "img/c/"]);
        });
    }

    #[test]
    fn a_list_has_metadata_only_where_it_was_asked_for() {
        block_on(async {
            let bucket = Bucket::fake();
            bucket
                .put_with("a", "", &PutOptions::new().custom("by", "ada"))
                .await
                .unwrap();
            let plain = bucket.list(&ListOptions::new()).await.unwrap();
            assert!(plain.objects[0].custom_metadata.is_empty());
            let full = bucket
                .list(&ListOptions::new().with_metadata())
                .await
                .unwrap();
            assert_eq!(full.objects[0].custom_metadata.len(), 1);
        });
    }

    #[test]
    fn one_and_many_are_deleted() {
        block_on(async {
            let bucket = filled(&["a", "b", "c", "d"]).await;
            bucket.delete("a").await.unwrap();
            bucket.delete_many(&["b", "c", "none"]).await.unwrap();
            assert_eq!(
                keys(&bucket.list(&ListOptions::new()).await.unwrap()),
                ["d"]
            );
        });
    }

    #[test]
    fn the_limits_are_those_of_the_platform() {
        block_on(async {
            let bucket = Bucket::fake();
            assert_eq!(reason(bucket.head(&"k".repeat(1024)).await), "no error");
            assert_eq!(
                reason(bucket.head(&"k".repeat(1025)).await),
                "head: The specified object name is not valid. (10020)"
            );
            assert_eq!(
                reason(bucket.get_range(&"k".repeat(1025), 0..1).await),
                "get: The specified object name is not valid. (10020)"
            );
            let much = PutOptions::new().custom("n", "v".repeat(8192));
            assert_eq!(
                reason(bucket.put_with("a", "", &much).await),
                "put: Your metadata headers exceed the maximum allowed metadata size. (10012)"
            );
            for limit in [0, 1001] {
                assert_eq!(
                    reason(bucket.list(&ListOptions::new().limit(limit)).await),
                    "list: MaxKeys params must be positive integer <= 1000. (10022)"
                );
            }
            assert_eq!(
                reason(bucket.delete_many(&vec!["k"; 1001]).await),
                "delete: at most 1000 keys can be deleted at once"
            );
        });
    }
}
