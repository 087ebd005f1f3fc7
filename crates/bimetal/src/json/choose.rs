//! Reading where it is not known yet what stands there: one of several types, or something wrong that does not matter.

use super::{Encode, Invalid, Reader, Scalar, decode_with, to_read_again};

/// Where a reader stands, to come back to.
#[derive(Debug, Clone, Copy)]
pub struct Mark {
    at: usize,
    depth: usize,
}

impl<'a> Reader<'a> {
    /// Where the reader stands.
    pub fn mark(&self) -> Mark {
        Mark {
            at: self.at,
            depth: self.depth,
        }
    }

    /// Goes back to a mark that was made before a value.
    pub fn rewind(&mut self, mark: Mark) {
        self.at = mark.at;
        self.depth = mark.depth;
    }

    /// Reads a value if it is one, and stays before it if it is not.
    ///
    /// To be sure that it is not, no object in the text may have a key twice: a wrong value could be replaced by a later
    /// one. In such a text a failure is final; whoever called asks again, with every key once.
    pub fn attempt<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, Invalid>,
    ) -> Result<Option<T>, Invalid> {
        let mark = self.mark();
        match read(self) {
            Ok(value) => Ok(Some(value)),
            Err(Invalid) if self.repeats_keys() => Err(Invalid),
            Err(Invalid) => {
                self.rewind(mark);
                Ok(None)
            }
        }
    }

    /// Reads a value, or passes what stands there instead and gives another one.
    pub fn catching<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, Invalid>,
        fallback: impl FnOnce() -> T,
    ) -> Result<T, Invalid> {
        if let Some(value) = self.attempt(read)? {
            return Ok(value);
        }
        self.skip()?;
        Ok(fallback())
    }

    /// Looks for a key in the object that stands next, and asks what its value chooses: `None` if there is no such key,
    /// or an array or an object stands there. The reader stays before the object.
    pub fn tag<T>(
        &mut self,
        key: &str,
        choose: impl FnOnce(Option<Scalar<'_>>) -> T,
    ) -> Result<T, Invalid> {
        let start = self.mark();
        let mut found = None;
        self.begin_object()?;
        while let Some(name) = self.next_key()? {
            if name == key {
                self.token();
                found = Some(self.mark());
            }
            self.skip()?;
        }
        let Some(place) = found else {
            self.rewind(start);
            return Ok(choose(None));
        };
        self.rewind(place);
        let chosen = match self.token() {
            b'{' | b'[' => choose(Some(Scalar::Other)),
            _ => choose(Some(self.scalar()?)),
        };
        self.rewind(start);
        Ok(chosen)
    }

    /// Reads a value, and reads what it is written as anew.
    pub fn piped<T: Encode, U>(
        &mut self,
        from: impl FnOnce(&mut Self) -> Result<T, Invalid>,
        to: impl FnOnce(&mut Reader<'_>) -> Result<U, Invalid>,
    ) -> Result<U, Invalid> {
        decode_with(&to_read_again(&from(self)?), to)
    }

    /// Whether an object of the whole text has a key twice. Asked for once, and only where something is wrong.
    #[cold]
    fn repeats_keys(&mut self) -> bool {
        if let Some(repeats) = self.repeats {
            return repeats;
        }
        let repeats =
            Reader::new(self.text.as_bytes()).is_ok_and(|mut reader| reader.finds_repeated_key());
        self.repeats = Some(repeats);
        repeats
    }

    /// Passes a value and says whether an object in it has a key twice; also where what follows is no JSON.
    fn finds_repeated_key(&mut self) -> bool {
        // The keys of each object that is open; `None` stands for an array.
        let mut open: Vec<Option<Vec<String>>> = Vec::new();
        loop {
            let more = match open.last_mut() {
                None => true,
                Some(None) => match self.next_item() {
                    Ok(more) => more,
                    Err(Invalid) => return false,
                },
                Some(Some(keys)) => match self.next_key() {
                    Ok(Some(key)) => {
                        keys.push(key.to_owned());
                        true
                    }
                    Ok(None) => false,
                    Err(Invalid) => return false,
                },
            };
            if more {
                match self.token() {
                    b'{' => {
                        if self.begin_object().is_err() {
                            return false;
                        }
                        open.push(Some(Vec::new()));
                        continue;
                    }
                    b'[' => {
                        if self.begin_array().is_err() {
                            return false;
                        }
                        open.push(None);
                        continue;
                    }
                    _ if self.skip().is_err() => return false,
                    _ => {}
                }
            } else if let Some(Some(mut keys)) = open.pop() {
                keys.sort_unstable();
                if keys.windows(2).any(|pair| pair.first() == pair.last()) {
                    return true;
                }
            }
            if open.is_empty() {
                return false;
            }
        }
    }
}

/// Finds the only one of several options that takes a value.
pub struct Only<T> {
    start: Mark,
    found: Option<(T, Mark)>,
}

impl<T> Only<T> {
    /// Starts before the value.
    pub fn new(reader: &Reader<'_>) -> Self {
        Self {
            start: reader.mark(),
            found: None,
        }
    }

    /// Tries an option. A second one that takes the value is an error.
    pub fn option(
        &mut self,
        reader: &mut Reader<'_>,
        read: impl FnOnce(&mut Reader<'_>) -> Result<T, Invalid>,
    ) -> Result<(), Invalid> {
        if let Some(value) = reader.attempt(read)? {
            if self.found.is_some() {
                return Err(Invalid);
            }
            self.found = Some((value, reader.mark()));
        }
        reader.rewind(self.start);
        Ok(())
    }

    /// Goes on behind the value.
    pub fn finish(self, reader: &mut Reader<'_>) -> Result<T, Invalid> {
        let (value, end) = self.found.ok_or(Invalid)?;
        reader.rewind(end);
        Ok(value)
    }
}
