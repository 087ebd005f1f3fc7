//! Objects whose keys have any name.

use super::{
    Encode, Invalid, Reader, Record, TextCheck, Value, check_text, from_slice, to_read_again,
    to_vec,
};

impl Reader<'_> {
    /// Reads an object with keys of any name, all of the same type. A key `__proto__` is dropped, as zod drops it.
    #[inline]
    pub fn record<T>(
        &mut self,
        value: impl FnMut(&mut Self) -> Result<T, Invalid>,
    ) -> Result<Record<T>, Invalid> {
        self.entries(
            |name| Ok((name != "__proto__").then(|| name.to_owned())),
            value,
        )
    }

    /// Reads an object whose keys are checked, and changed, by a function: see [`text_key`], [`number_key`] and
    /// [`listed_key`].
    pub fn record_with<T>(
        &mut self,
        key: impl Fn(&str) -> Result<String, Invalid>,
        mut value: impl FnMut(&mut Self) -> Result<T, Invalid>,
    ) -> Result<Record<T>, Invalid> {
        self.changed(|reader, name| Ok((key(name)?, value(reader)?)))
    }

    /// Reads an object that has all of these keys and no others. They are kept in this order.
    pub fn record_of<T>(
        &mut self,
        keys: &[&str],
        value: impl FnMut(&mut Self) -> Result<T, Invalid>,
    ) -> Result<Record<T>, Invalid> {
        // The compiler lists no key `__proto__`, so that one is refused like any other.
        let record = self.entries(|name| listed_key(name, keys).map(Some), value)?;
        in_order(record, keys)
    }

    /// Reads an object of which only some keys have to match: those whose name a function takes. The values of others
    /// may be anything.
    pub fn loose_record<T: Encode>(
        &mut self,
        key: impl Fn(&str) -> Result<String, Invalid>,
        mut value: impl FnMut(&mut Self) -> Result<T, Invalid>,
    ) -> Result<Record<Value>, Invalid> {
        self.changed(|reader, name| {
            Ok(match key(name) {
                // What was just written is JSON.
                Ok(given) => (given, from_slice(&to_read_again(&value(reader)?))?),
                Err(Invalid) => (name.to_owned(), reader.any()?),
            })
        })
    }

    /// Reads an object that has all of these keys, first and in this order; the values of others may be anything.
    pub fn loose_record_of<T: Encode>(
        &mut self,
        keys: &[&str],
        value: impl FnMut(&mut Self) -> Result<T, Invalid>,
    ) -> Result<Record<Value>, Invalid> {
        let record = self.loose_record(|name| listed_key(name, keys), value)?;
        in_order(record, keys)
    }

    /// Reads a value of any shape.
    pub fn any(&mut self) -> Result<Value, Invalid> {
        super::Decode::decode(self)
    }

    /// Reads an object, of which a function gives the keys with their values.
    fn changed<T>(
        &mut self,
        mut entry: impl FnMut(&mut Self, &str) -> Result<(String, T), Invalid>,
    ) -> Result<Record<T>, Invalid> {
        let mut changed = Changed::default();
        self.begin_object()?;
        while let Some(name) = self.next_key()? {
            if name == "__proto__" {
                self.skip()?;
                continue;
            }
            let name = name.to_owned();
            let (given, value) = entry(self, &name)?;
            changed.push(name, given, value);
        }
        Ok(changed.arrange())
    }

    /// Reads an object, with its keys as a function gives them, or without those that it does not.
    pub(crate) fn entries<T>(
        &mut self,
        key: impl Fn(&str) -> Result<Option<String>, Invalid>,
        mut value: impl FnMut(&mut Self) -> Result<T, Invalid>,
    ) -> Result<Record<T>, Invalid> {
        let mut names = Vec::new();
        let mut values = Vec::new();
        self.begin_object()?;
        while let Some(name) = self.next_key()? {
            match key(name)? {
                Some(name) => {
                    names.push(name);
                    values.push(value(self)?);
                }
                None => self.skip()?,
            }
        }
        Ok(Record::arrange(names, values))
    }
}

/// What was read under keys that a function may change, so that two of them can become one.
struct Changed<T> {
    names: Vec<String>,
    given: Vec<String>,
    values: Vec<T>,
}

impl<T> Default for Changed<T> {
    fn default() -> Self {
        Self {
            names: Vec::new(),
            given: Vec::new(),
            values: Vec::new(),
        }
    }
}

impl<T> Changed<T> {
    fn push(&mut self, name: String, given: String, value: T) {
        // A key `__proto__` that comes of a change is dropped like any other.
        if given != "__proto__" {
            self.names.push(name);
            self.given.push(given);
            self.values.push(value);
        }
    }

    /// A record under the changed keys. JavaScript takes the keys in the order in which it lists them, and of those that
    /// become one the last counts.
    fn arrange(self) -> Record<T> {
        if self.names == self.given {
            return Record::arrange(self.given, self.values);
        }
        let entries = self.given.into_iter().zip(self.values).collect();
        let (given, values) = Record::arrange(self.names, entries)
            .into_iter()
            .map(|(_, entry)| entry)
            .unzip();
        Record::arrange(given, values)
    }
}

/// A record with all of these keys first, in this order.
fn in_order<T>(record: Record<T>, keys: &[&str]) -> Result<Record<T>, Invalid> {
    let mut entries: Vec<(String, Option<T>)> = record
        .into_iter()
        .map(|(key, value)| (key, Some(value)))
        .collect();
    let mut ordered = Vec::new();
    for key in keys {
        let (name, value) = entries
            .iter_mut()
            .find(|(name, _)| name == key)
            .ok_or(Invalid)?;
        ordered.push((core::mem::take(name), value.take().ok_or(Invalid)?));
    }
    ordered.extend(
        entries
            .into_iter()
            .filter_map(|(name, value)| Some((name, value?))),
    );
    Ok(ordered.into_iter().collect())
}

/// A key that passes checks, as the changes among them leave it.
pub fn text_key(key: &str, checks: &[TextCheck]) -> Result<String, Invalid> {
    check_text(key, checks).map(Into::into)
}

/// A key that is one of these.
pub fn listed_key(key: &str, keys: &[&str]) -> Result<String, Invalid> {
    keys.contains(&key).then(|| key.to_owned()).ok_or(Invalid)
}

/// A key that is a number which passes a test, written as JavaScript writes it.
pub fn number_key(key: &str, test: impl FnOnce(f64) -> bool) -> Result<String, Invalid> {
    let unsigned = key.strip_prefix('-').unwrap_or(key);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(fraction) {
        return Err(Invalid);
    }
    let number: f64 = key.parse().map_err(|_| Invalid)?;
    if !number.is_finite() || !test(number) {
        return Err(Invalid);
    }
    String::from_utf8(to_vec(&number)).map_err(|_| Invalid)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::decode_with;

    #[test]
    fn an_infinite_number_stays_one_in_a_loose_record() {
        let decode = |key: fn(&str) -> Result<String, Invalid>| {
            decode_with(br#"{"a":1e400}"#, |reader| {
                reader.loose_record(key, Reader::any)
            })
        };
        let expected = Ok(Record::from([("a", Value::Number(f64::INFINITY))]));
        assert_eq!(decode(|key| Ok(key.to_owned())), expected);
        assert_eq!(decode(|_| Err(Invalid)), expected);
    }

    #[test]
    fn of_keys_that_become_one_the_last_counts_that_javascript_lists() {
        let decode = |text: &str| {
            decode_with(text.as_bytes(), |reader| {
                reader.record_with(|key| number_key(key, |_| true), Reader::int)
            })
            .map(|record| String::from_utf8_lossy(&to_vec(&record)).into_owned())
        };
        assert_eq!(decode(r#"{"01":1,"1":2}"#).as_deref(), Ok(r#"{"1":1}"#));
        assert_eq!(
            decode(r#"{"02":1,"2.0":2,"1":3}"#).as_deref(),
            Ok(r#"{"1":3,"2":2}"#)
        );
        assert_eq!(
            decode(r#"{"2.0":1,"02":2,"2.0":3}"#).as_deref(),
            Ok(r#"{"2":2}"#)
        );
    }
}
