use super::{
    Encode, Maybe, Null,
    number::safe_integer,
    string::{is_special, special_bytes},
};

/// Writes JSON, byte for byte as `JSON.stringify` does.
///
/// ```
/// use bimetal::json::Writer;
///
/// let mut out = Vec::new();
/// let mut writer = Writer::new(&mut out);
/// writer.begin_object();
/// writer.field("name", "Ada");
/// writer.field("born", &1815.0);
/// writer.end_object();
/// assert_eq!(out, br#"{"name":"Ada","born":1815}"#);
/// ```
pub struct Writer<'a> {
    out: &'a mut Vec<u8>,
    infinite: bool,
}

impl<'a> Writer<'a> {
    /// A writer that appends to `out`.
    pub fn new(out: &'a mut Vec<u8>) -> Self {
        Self {
            out,
            infinite: false,
        }
    }

    /// A writer of what a [`Reader`](super::Reader) reads as it was: an infinite number is written as one too large.
    pub(super) fn to_read(out: &'a mut Vec<u8>) -> Self {
        Self {
            out,
            infinite: true,
        }
    }

    /// Writes `null`.
    pub fn null(&mut self) {
        self.raw(b"null");
    }

    /// Writes `true` or `false`.
    pub fn boolean(&mut self, value: bool) {
        self.raw(if value { b"true" } else { b"false" });
    }

    /// Writes an integer.
    pub fn int(&mut self, value: i64) {
        let mut digits = [0; 20];
        let mut start = digits.len();
        let mut rest = value.unsigned_abs();
        for (place, digit) in digits.iter_mut().enumerate().rev() {
            *digit = b'0' + (rest % 10) as u8;
            start = place;
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        if value < 0 {
            self.out.push(b'-');
        }
        self.raw(digits.get(start..).unwrap_or_default());
    }

    /// Writes a number as JavaScript prints it: `0.1`, `1e+21`, `5` for 5.0. One that is not finite becomes `null`, and
    /// -0.0 becomes `0`.
    pub fn number(&mut self, value: f64) {
        if let Some(integer) = safe_integer(value) {
            return self.int(integer);
        }
        if value.is_finite() {
            return self.float(value);
        }
        match (self.infinite, value) {
            (true, f64::INFINITY) => self.raw(b"1e400"),
            (true, f64::NEG_INFINITY) => self.raw(b"-1e400"),
            _ => self.null(),
        }
    }

    /// Never inlined: this is by far the largest piece of the writer.
    #[inline(never)]
    fn float(&mut self, value: f64) {
        self.raw(ryu_js::Buffer::new().format_finite(value).as_bytes());
    }

    /// Writes a string.
    pub fn string(&mut self, value: &str) {
        let (chunks, tail) = value.as_bytes().as_chunks();
        self.out.reserve(value.len() + 2);
        self.out.push(b'"');
        for chunk in chunks {
            if special_bytes(u64::from_le_bytes(*chunk)) == 0 {
                self.raw(chunk);
            } else {
                self.escaped(chunk);
            }
        }
        self.escaped(tail);
        self.out.push(b'"');
    }

    fn escaped(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            if is_special(byte) {
                self.escape(byte);
            } else {
                self.out.push(byte);
            }
        }
    }

    fn escape(&mut self, byte: u8) {
        let short = match byte {
            b'"' | b'\\' => byte,
            0x08 => b'b',
            0x0c => b'f',
            b'\n' => b'n',
            b'\r' => b'r',
            b'\t' => b't',
            _ => {
                // Control characters only: the first of the two digits is 0 or 1.
                let low = byte % 16;
                let low = if low < 10 {
                    b'0' + low
                } else {
                    b'a' - 10 + low
                };
                return self.raw(&[b'\\', b'u', b'0', b'0', b'0' + byte / 16, low]);
            }
        };
        self.raw(&[b'\\', short]);
    }

    /// Begins an object; [`field`](Self::field)s follow, and [`end_object`](Self::end_object).
    pub fn begin_object(&mut self) {
        self.out.push(b'{');
    }

    /// Writes a key and its value, unless it is absent.
    pub fn maybe<T: Encode>(&mut self, key: &str, value: &Maybe<T>) {
        match value {
            Maybe::Absent => {}
            Maybe::Null => self.field(key, &Null),
            Maybe::Some(value) => self.field(key, value),
        }
    }

    /// Writes a key of the object that was begun last, and its value.
    #[inline]
    pub fn field<T: Encode + ?Sized>(&mut self, key: &str, value: &T) {
        self.key(key);
        value.encode(self);
    }

    fn key(&mut self, key: &str) {
        // No value ends with this, so that it is the last byte only before the first field.
        if self.out.last() != Some(&b'{') {
            self.out.push(b',');
        }
        self.string(key);
        self.out.push(b':');
    }

    /// Ends an object.
    pub fn end_object(&mut self) {
        self.out.push(b'}');
    }

    /// Begins an array; [`item`](Self::item)s follow, and [`end_array`](Self::end_array).
    pub fn begin_array(&mut self) {
        self.out.push(b'[');
    }

    /// Writes an item of the array that was begun last.
    #[inline]
    pub fn item<T: Encode + ?Sized>(&mut self, value: &T) {
        if self.out.last() != Some(&b'[') {
            self.out.push(b',');
        }
        value.encode(self);
    }

    /// Ends an array.
    pub fn end_array(&mut self) {
        self.out.push(b']');
    }

    pub(super) fn raw(&mut self, bytes: &[u8]) {
        self.out.extend_from_slice(bytes);
    }
}

#[cfg(test)]
mod tests {
    use crate::json::{Encode, Record, from_slice, to_vec};

    fn written<T: Encode + ?Sized>(value: &T) -> String {
        String::from_utf8(to_vec(value)).unwrap()
    }

    #[test]
    fn numbers_print_as_in_javascript() {
        let cases = [
            (0.0, "0"),
            (-0.0, "0"),
            (5.0, "5"),
            (-1.5, "-1.5"),
            (0.1 + 0.2, "0.30000000000000004"),
            (1e21, "1e+21"),
            (123456789012345680000.0, "123456789012345680000"),
            (9007199254740992.0, "9007199254740992"),
            (-9007199254740994.0, "-9007199254740994"),
            (0.000001, "0.000001"),
            (0.0000001, "1e-7"),
            (1.5e-10, "1.5e-10"),
            (5e-324, "5e-324"),
            (f64::MAX, "1.7976931348623157e+308"),
            (f64::MIN_POSITIVE, "2.2250738585072014e-308"),
            (f64::NAN, "null"),
            (f64::INFINITY, "null"),
            (f64::NEG_INFINITY, "null"),
        ];
        for (number, text) in cases {
            assert_eq!(written(&number), text);
        }
    }

    #[test]
    fn integers_of_every_length_are_exact() {
        for number in [0, 7, -7, 10, 99, 100, -12_345, i64::MAX, i64::MIN] {
            assert_eq!(written(&number), number.to_string());
        }
    }

    #[test]
    fn strings_are_escaped_as_in_javascript() {
        assert_eq!(written("\"\\/\u{8}\u{c}\n\r\t"), r#""\"\\/\b\f\n\r\t""#);
        assert_eq!(
            written("\u{0}\u{1f}\u{7f}\u{2028}é😀"),
            "\"\\u0000\\u001f\u{7f}\u{2028}é😀\""
        );
        // Every control character at every place in a word.
        for code in 0..=0x22u8 {
            for before in 0..20 {
                let text = "é".repeat(before) + &char::from(code).to_string() + "after";
                assert_eq!(
                    from_slice::<String>(&to_vec(&text)).as_deref(),
                    Ok(text.as_str())
                );
                assert_eq!(written(&text), serde_json::to_string(&text).unwrap());
            }
        }
    }

    #[test]
    fn containers_have_commas_between_their_members_only() {
        let value = vec![
            Record::new(),
            Record::from([("[", Some(true))]),
            Record::from([("{", None), ("b", Some(false))]),
        ];
        assert_eq!(written(&value), r#"[{},{"[":true},{"{":null,"b":false}]"#);
        assert_eq!(
            written::<[Vec<i64>]>(&[vec![], vec![1], vec![1, 2]]),
            "[[],[1],[1,2]]"
        );
        assert_eq!(written::<[&str]>(&["[", "{", ""]), r#"["[","{",""]"#);
    }
}
