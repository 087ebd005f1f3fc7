//! Objects whose keys have any name.

use super::{Encode, Invalid, Reader, Record, TextCheck, Value, check_text, from_slice, to_vec};

impl Reader<'_> {
    /// Reads an object with keys of any name, all of the same type. A key `__proto__` is dropped, as zod drops it.
    #[inline]
    pub fn record<T>(
        &mut self,
        value: impl FnMut(&mut Self) -> Result<T, Invalid>,
    ) -> Result<Record<T>, Invalid> {
        self.record_with(|key| Ok(key.to_owned()), value)
    }

    /// Reads an object whose keys are checked, and changed, by a function: see [`text_key`], [`number_key`] and
    /// [`listed_key`].
    pub fn record_with<T>(
        &mut self,
        key: impl Fn(&str) -> Result<String, Invalid>,
        value: impl FnMut(&mut Self) -> Result<T, Invalid>,
    ) -> Result<Record<T>, Invalid> {
        self.entries(
            |name| match name {
                "__proto__" => Ok(None),
                _ => key(name).map(|name| (name != "__proto__").then_some(name)),
            },
            value,
        )
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
        let mut names = Vec::new();
        let mut values = Vec::new();
        self.begin_object()?;
        while let Some(name) = self.next_key()? {
            let name = name.to_owned();
            match key(&name) {
                _ if name == "__proto__" => self.skip()?,
                Ok(changed) => {
                    names.push(changed);
                    // What was just written is JSON.
                    values.push(from_slice(&to_vec(&value(self)?))?);
                }
                Err(Invalid) => {
                    names.push(name);
                    values.push(self.any()?);
                }
            }
        }
        Ok(Record::arrange(names, values))
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
