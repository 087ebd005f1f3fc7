//! Values that nobody asked for: checked against the grammar and passed, to any depth, without recursion.

use super::{Invalid, Reader};

impl Reader<'_> {
    /// Checks a value of any type and passes it.
    pub fn skip(&mut self) -> Result<(), Invalid> {
        let mut open = Nesting::default();
        loop {
            match self.token() {
                b'{' => {
                    self.check_depth(open.depth + 1)?;
                    self.at += 1;
                    if self.token() != b'}' {
                        open.push(true);
                        self.skip_key()?;
                        continue;
                    }
                    self.at += 1;
                }
                b'[' => {
                    self.check_depth(open.depth + 1)?;
                    self.at += 1;
                    if self.token() != b']' {
                        open.push(false);
                        continue;
                    }
                    self.at += 1;
                }
                b'"' => self.skip_text()?,
                b't' => self.literal("true")?,
                b'f' => self.literal("false")?,
                b'n' => self.literal("null")?,
                _ => {
                    self.scan_number()?;
                }
            }
            if !self.close(&mut open)? {
                return Ok(());
            }
        }
    }

    /// After a value: passes what closes the arrays and objects that it ends, and says whether another value follows.
    fn close(&mut self, open: &mut Nesting) -> Result<bool, Invalid> {
        while let Some(object) = open.top() {
            match self.token() {
                b',' => {
                    self.at += 1;
                    if object {
                        self.skip_key()?;
                    }
                    return Ok(true);
                }
                b'}' if object => open.pop(),
                b']' if !object => open.pop(),
                _ => return Err(Invalid),
            }
            self.at += 1;
        }
        Ok(false)
    }

    fn check_depth(&self, more: usize) -> Result<(), Invalid> {
        (self.depth + more <= self.max_depth)
            .then_some(())
            .ok_or(Invalid)
    }

    fn skip_key(&mut self) -> Result<(), Invalid> {
        self.skip_text()?;
        self.colon()
    }
}

/// Which of the arrays and objects around a value are objects: one bit for each, the innermost lowest.
#[derive(Default)]
struct Nesting {
    depth: usize,
    /// The innermost of them; as many bits as `depth` has above a multiple of 64, or 64.
    bits: u64,
    /// The others. Stays empty to 64 levels.
    outer: Vec<u64>,
}

impl Nesting {
    fn push(&mut self, object: bool) {
        if self.depth > 0 && self.depth.is_multiple_of(64) {
            self.outer.push(self.bits);
        }
        self.bits = self.bits << 1 | u64::from(object);
        self.depth += 1;
    }

    fn pop(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        self.bits >>= 1;
        if self.depth.is_multiple_of(64) {
            self.bits = self.outer.pop().unwrap_or_default();
        }
    }

    fn top(&self) -> Option<bool> {
        (self.depth > 0).then_some(self.bits & 1 == 1)
    }
}

#[cfg(test)]
mod tests {
    use crate::json::{Invalid, Reader, decode_with};

    fn skip(text: &str) -> Result<(), Invalid> {
        decode_with(text.as_bytes(), Reader::skip)
    }

    #[test]
    fn any_depth_is_passed_without_recursion() {
        for depth in [1, 63, 64, 65, 128, 129, 10_000, 1_000_000] {
            let arrays = "[".repeat(depth) + &"]".repeat(depth);
            let objects = "{\"a\":".repeat(depth) + "1" + &"}".repeat(depth);
            let mixed = "[{\"a\":[".repeat(depth) + "0" + &"]}]".repeat(depth);
            for text in [arrays, objects, mixed] {
                assert_eq!(skip(&text), Ok(()), "{depth}");
                assert_eq!(
                    skip(&text[..text.len() - 1]),
                    Err(Invalid),
                    "{depth}, not closed"
                );
                assert_eq!(
                    skip(&format!("{text}]")),
                    Err(Invalid),
                    "{depth}, closed too often"
                );
            }
        }
    }

    #[test]
    fn brackets_must_close_what_they_opened() {
        for depth in [0, 62, 63, 64, 127, 128, 200] {
            let text = |inner: &str| "[".repeat(depth) + inner + &"]".repeat(depth);
            assert_eq!(skip(&text("[{\"a\":[]}]")), Ok(()));
            assert_eq!(skip(&text("[{\"a\":[}]]")), Err(Invalid));
            assert_eq!(skip(&text("{\"a\":1]")), Err(Invalid));
        }
    }

    #[test]
    fn a_number_too_large_to_keep_can_be_skipped() {
        assert_eq!(skip("[1e400, -1e999999999999]"), Ok(()));
    }

    #[test]
    fn lone_surrogates_are_refused_in_skipped_values_and_keys() {
        assert_eq!(skip(r#"["\ud83d\ude00"]"#), Ok(()));
        for lone in [
            r"\ud800",
            r"\udc00",
            r"\ud800\ud800",
            r"\ude00\ud83d",
            r"\ud83d \ude00",
        ] {
            assert_eq!(skip(&format!(r#"["{lone}"]"#)), Err(Invalid), "{lone}");
            assert_eq!(skip(&format!(r#"{{"{lone}":1}}"#)), Err(Invalid), "{lone}");
        }
    }
}
