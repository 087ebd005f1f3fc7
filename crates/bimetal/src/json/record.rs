use core::{fmt, slice};
use std::vec;

use super::{Encode, Writer, keys::Keys};

/// An object whose keys may have any name: JavaScript's `Record<string, T>`.
///
/// It keeps JavaScript's order: integers below 2^32 - 1 first, ascending, then the other keys as they were added. Keys
/// are sorted, not hashed, so that no choice of keys makes it slow to read. A big record is best collected from an
/// iterator: [`insert`](Self::insert) takes a time proportional to the record's length.
///
/// ```
/// use bimetal::json::{self, Record};
///
/// let mut stock: Record<i64> = json::from_slice(br#"{ "pear": 2, "apple": 3, "7": 1 }"#)?;
/// stock.insert("fig", 5);
/// assert_eq!(stock.get("apple"), Some(&3));
/// assert_eq!(json::to_vec(&stock), br#"{"7":1,"pear":2,"apple":3,"fig":5}"#);
/// # Ok::<(), json::Invalid>(())
/// ```
#[derive(Clone)]
pub struct Record<T> {
    keys: Keys,
    /// In the order of the keys.
    values: Vec<T>,
}

impl<T> Record<T> {
    /// A record without keys.
    pub fn new() -> Self {
        Self {
            keys: Keys::default(),
            values: Vec::new(),
        }
    }

    /// A record of keys and values as they stand in the input; repeated keys are allowed.
    pub(super) fn arrange(names: Vec<String>, values: Vec<T>) -> Self {
        let (keys, places) = Keys::arrange(names);
        if places.iter().copied().eq(0..values.len()) {
            return Self { keys, values };
        }
        let mut values: Vec<Option<T>> = values.into_iter().map(Some).collect();
        let values = places
            .into_iter()
            .filter_map(|place| values[place].take())
            .collect();
        Self { keys, values }
    }

    /// How many keys there are.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there are no keys.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// Whether there is such a key.
    pub fn contains_key(&self, key: &str) -> bool {
        self.keys.position(key).is_some()
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&T> {
        self.values.get(self.keys.position(key)?)
    }

    /// The value of a key, to be changed.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut T> {
        self.values.get_mut(self.keys.position(key)?)
    }

    /// Sets the value of a key and gives the one that it replaces. A key that is there keeps its place.
    pub fn insert(&mut self, key: impl Into<String>, value: T) -> Option<T> {
        let key = key.into();
        if let Some(old) = self.get_mut(&key) {
            return Some(core::mem::replace(old, value));
        }
        self.values.insert(self.keys.insert(key), value);
        None
    }

    /// Writes the keys that JavaScript lists first, those that are integers, into an object that is being written.
    pub fn write_integers(&self, writer: &mut Writer<'_>)
    where
        T: Encode,
    {
        for (key, value) in self.iter().take(self.keys.integers()) {
            writer.field(key, value);
        }
    }

    /// Writes the other keys into an object that is being written.
    pub fn write_names(&self, writer: &mut Writer<'_>)
    where
        T: Encode,
    {
        for (key, value) in self.iter().skip(self.keys.integers()) {
            writer.field(key, value);
        }
    }

    /// The keys.
    pub fn keys(&self) -> impl ExactSizeIterator<Item = &str> {
        self.keys.names().iter().map(String::as_str)
    }

    /// The values, in the order of the keys.
    pub fn values(&self) -> slice::Iter<'_, T> {
        self.values.iter()
    }

    /// The keys with their values.
    pub fn iter(&self) -> Iter<'_, T> {
        Iter {
            names: self.keys.names().iter(),
            values: self.values.iter(),
        }
    }
}

impl<T> Default for Record<T> {
    fn default() -> Self {
        Self::new()
    }
}

/// Two records are equal that have the same keys with equal values, whatever their order.
impl<T: PartialEq> PartialEq for Record<T> {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len()
            && self
                .iter()
                .all(|(key, value)| other.get(key) == Some(value))
    }
}

impl<T: Eq> Eq for Record<T> {}

impl<T: fmt::Debug> fmt::Debug for Record<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self).finish()
    }
}

/// Of a repeated key the last value counts, in the place of the first.
impl<K: Into<String>, T> FromIterator<(K, T)> for Record<T> {
    fn from_iter<I: IntoIterator<Item = (K, T)>>(entries: I) -> Self {
        let (names, values) = entries
            .into_iter()
            .map(|(key, value)| (key.into(), value))
            .unzip();
        Self::arrange(names, values)
    }
}

impl<K: Into<String>, T, const N: usize> From<[(K, T); N]> for Record<T> {
    fn from(entries: [(K, T); N]) -> Self {
        entries.into_iter().collect()
    }
}

/// The keys and values of a [`Record`].
#[derive(Clone)]
pub struct Iter<'a, T> {
    names: slice::Iter<'a, String>,
    values: slice::Iter<'a, T>,
}

impl<'a, T> Iterator for Iter<'a, T> {
    type Item = (&'a str, &'a T);

    fn next(&mut self) -> Option<Self::Item> {
        Some((self.names.next()?, self.values.next()?))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.values.size_hint()
    }
}

impl<T> ExactSizeIterator for Iter<'_, T> {}

impl<'a, T> IntoIterator for &'a Record<T> {
    type Item = (&'a str, &'a T);
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T> IntoIterator for Record<T> {
    type Item = (String, T);
    type IntoIter = core::iter::Zip<vec::IntoIter<String>, vec::IntoIter<T>>;

    fn into_iter(self) -> Self::IntoIter {
        self.keys.into_names().into_iter().zip(self.values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::{Invalid, Reader, Value, decode_with, from_slice, to_vec};

    fn rewritten(text: &str) -> Result<String, Invalid> {
        let record: Record<Value> = from_slice(text.as_bytes())?;
        Ok(String::from_utf8_lossy(&to_vec(&record)).into_owned())
    }

    #[test]
    fn keys_stand_in_the_order_of_javascript() {
        let text = r#"{"b":1,"10":2,"a":3,"9":4,"01":5,"-1":6,"0":7,"4294967294":8,"4294967295":9,"1.5":10,"1e3":11}"#;
        let ordered = r#"{"0":7,"9":4,"10":2,"4294967294":8,"b":1,"a":3,"01":5,"-1":6,"4294967295":9,"1.5":10,"1e3":11}"#;
        assert_eq!(rewritten(text).as_deref(), Ok(ordered));
    }

    #[test]
    fn of_a_repeated_key_the_last_value_stands_in_the_first_place() {
        let text = r#"{"a":1,"b":2,"7":3,"a":4,"7":5,"c":6,"a":7}"#;
        assert_eq!(
            rewritten(text).as_deref(),
            Ok(r#"{"7":5,"a":7,"b":2,"c":6}"#)
        );
    }

    #[test]
    fn a_key_that_sets_the_prototype_is_dropped_unread() {
        let text = r#"{"a":1,"__proto__":"no number","b":2,"__proto__":[]}"#;
        let record = decode_with(text.as_bytes(), |reader| reader.record(Reader::int));
        assert_eq!(record, Ok(Record::from([("a", 1), ("b", 2)])));
        assert_eq!(
            rewritten(r#"{"constructor":1,"toString":2}"#).as_deref(),
            Ok(r#"{"constructor":1,"toString":2}"#)
        );
    }

    #[test]
    fn inserted_keys_stand_where_read_ones_would() {
        let keys = ["m", "3", "z", "1", "a", "3", "20", "m", "100", "b", "0"];
        let mut record = Record::new();
        for (value, key) in keys.into_iter().enumerate() {
            let old = record.get(key).copied();
            assert_eq!(record.insert(key, value), old);
            assert_eq!(record.get(key), Some(&value));
        }
        let collected: Record<usize> = keys.into_iter().zip(0..).collect();
        let entries = |record: &Record<usize>| {
            record
                .iter()
                .map(|(key, value)| format!("{key}={value}"))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            entries(&record),
            [
                "0=10", "1=3", "3=5", "20=6", "100=8", "m=7", "z=2", "a=4", "b=9"
            ]
        );
        assert_eq!(entries(&record), entries(&collected));
        assert_eq!(record.get("c"), None);
        assert_eq!(record.get("2"), None);
        assert_eq!(record.into_iter().next(), Some(("0".to_owned(), 10)));
    }

    #[test]
    fn equality_does_not_mind_the_order() {
        assert_eq!(
            Record::from([("a", 1), ("b", 2)]),
            Record::from([("b", 2), ("a", 1)])
        );
        assert_ne!(Record::from([("a", 1)]), Record::from([("a", 2)]));
        assert_ne!(Record::from([("a", 1)]), Record::from([("b", 1)]));
    }

    #[test]
    fn many_keys_that_share_a_long_beginning_are_found() {
        let keys: Vec<String> = (0..100_000)
            .rev()
            .map(|index| format!("{}{index:06}", "x".repeat(50)))
            .collect();
        let record: Record<usize> = keys.iter().map(String::as_str).zip(0..).collect();
        assert!(record.keys().eq(&keys));
        assert!(
            keys.iter()
                .enumerate()
                .all(|(index, key)| record.get(key) == Some(&index))
        );
    }
}
