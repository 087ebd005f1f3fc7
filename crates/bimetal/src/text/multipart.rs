//! `multipart/form-data`, as [RFC 7578](https://www.rfc-editor.org/rfc/rfc7578) has it and browsers send it.
//!
//! The parser is strict: what could be read in two ways is malformed, so that nobody in front of a Worker reads a form
//! differently. `packages/bimetal/src/runtime/read-multipart.ts` reads the same; both run `fixtures/multipart.json`.
//!
//! * The content type has a `boundary`: the first parameter of that name, in quotes or not, of 1 to 70 visible characters.
//! * The body begins with the boundary and ends with the last one, behind which only a line break may stand.
//! * A part's headers are lines of a name, a colon and a value, without control characters. `content-disposition` and
//!   `content-type` stand once at most, and others are passed over.
//! * The disposition is `form-data` with a `name`, and for a file with a `filename`: each once, in quotes or as a token. In
//!   both `%22`, `%0D` and `%0A` stand for what browsers write so. Other parameters are passed over.
//! * Text is UTF-8; what is none becomes U+FFFD. The type of a file without one is `text/plain`.
//! * A file without a name or content is how browsers say that none was chosen: it is passed over.

use super::{Entry, Invalid, entry::Part};
use std::borrow::Cow;

type Named<'a> = (Cow<'a, str>, Entry<'a>);

/// The names and values of a form.
pub(super) fn parse<'a>(content_type: &str, body: &'a [u8]) -> Result<Vec<Named<'a>>, Invalid> {
    let delimiter = format!("\r\n--{}", boundary(content_type).ok_or(Invalid)?).into_bytes();
    let mut rest = body.strip_prefix(&delimiter[2..]).ok_or(Invalid)?;
    let mut entries = Vec::new();
    while let Some(part) = rest.strip_prefix(b"\r\n") {
        let (head, content) = read_head(part)?;
        let end = find(content, &delimiter).ok_or(Invalid)?;
        entries.extend(head.entry(&content[..end])?);
        rest = &content[end + delimiter.len()..];
    }
    matches!(rest, b"--" | b"--\r\n")
        .then_some(entries)
        .ok_or(Invalid)
}

fn boundary(content_type: &str) -> Option<&str> {
    let mut parameters = content_type.split(';').skip(1);
    let value = parameters.find_map(|parameter| {
        let (name, value) = trim(parameter).split_once('=')?;
        name.eq_ignore_ascii_case("boundary").then_some(value)
    })?;
    let inner = value
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));
    let value = inner.unwrap_or(value);
    let visible = value
        .bytes()
        .all(|byte| matches!(byte, b'!'..=b'~') && byte != b'"');
    (visible && matches!(value.len(), 1..=70)).then_some(value)
}

/// What the headers of a part say.
#[derive(Default)]
struct Head<'a> {
    disposition: Option<Cow<'a, str>>,
    content_type: Option<Cow<'a, str>>,
}

/// Reads headers up to the empty line.
fn read_head(mut rest: &[u8]) -> Result<(Head<'_>, &[u8]), Invalid> {
    let mut head = Head::default();
    loop {
        let end = find(rest, b"\r\n").ok_or(Invalid)?;
        let line = &rest[..end];
        rest = &rest[end + 2..];
        if line.is_empty() {
            return Ok((head, rest));
        }
        head.read(line)?;
    }
}

impl<'a> Head<'a> {
    fn read(&mut self, line: &'a [u8]) -> Result<(), Invalid> {
        if line
            .iter()
            .any(|&byte| byte.is_ascii_control() && byte != b'\t')
        {
            return Err(Invalid);
        }
        let colon = line.iter().position(|&byte| byte == b':').ok_or(Invalid)?;
        let (name, value) = (&line[..colon], &line[colon + 1..]);
        if name.is_empty() || !name.iter().all(|&byte| is_token(byte)) {
            return Err(Invalid);
        }
        let slot = match name {
            _ if name.eq_ignore_ascii_case(b"content-disposition") => &mut self.disposition,
            _ if name.eq_ignore_ascii_case(b"content-type") => &mut self.content_type,
            _ => return Ok(()),
        };
        match slot.replace(String::from_utf8_lossy(value)) {
            Some(_) => Err(Invalid),
            None => Ok(()),
        }
    }

    /// The part that has this content, unless it stands for no file.
    fn entry(self, content: &'a [u8]) -> Result<Option<Named<'a>>, Invalid> {
        let (name, filename) = read_disposition(&self.disposition.ok_or(Invalid)?)?;
        let content_type = match &self.content_type {
            Some(text) => trim(text),
            None => "text/plain",
        };
        if !content_type.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            return Err(Invalid);
        }
        let entry = match filename {
            Some(filename) if filename.is_empty() && content.is_empty() => return Ok(None),
            Some(filename) => Entry::File(Box::new(Part {
                name: filename.into(),
                content_type: content_type.to_ascii_lowercase(),
                bytes: content,
            })),
            None => Entry::Text(String::from_utf8_lossy(content)),
        };
        Ok(Some((name.into(), entry)))
    }
}

/// The name of a part, and that of the file that it is.
fn read_disposition(text: &str) -> Result<(String, Option<String>), Invalid> {
    let text = trim(text);
    let (kind, mut rest) = text.split_at(text.find([';', ' ', '\t']).unwrap_or(text.len()));
    if !kind.eq_ignore_ascii_case("form-data") {
        return Err(Invalid);
    }
    let (mut name, mut filename) = (None, None);
    while !rest.is_empty() {
        let (key, value, after) = read_parameter(rest).ok_or(Invalid)?;
        rest = after;
        let slot = match key {
            _ if key.eq_ignore_ascii_case("name") => &mut name,
            _ if key.eq_ignore_ascii_case("filename") => &mut filename,
            _ => continue,
        };
        if slot.replace(unescape(value)).is_some() {
            return Err(Invalid);
        }
    }
    Ok((name.ok_or(Invalid)?, filename))
}

/// The next parameter, its value, and what stands behind them.
fn read_parameter(text: &str) -> Option<(&str, &str, &str)> {
    let text = trim_start(trim_start(text).strip_prefix(';')?);
    let (key, rest) = text.split_once('=')?;
    if key.is_empty() || !key.bytes().all(is_token) {
        return None;
    }
    if let Some(quoted) = rest.strip_prefix('"') {
        let (value, after) = quoted.split_once('"')?;
        return Some((key, value, after));
    }
    let end = rest.find([';', ' ', '\t', '"']).unwrap_or(rest.len());
    (end > 0).then(|| (key, &rest[..end], &rest[end..]))
}

fn unescape(text: &str) -> String {
    text.replace("%0A", "\n")
        .replace("%0D", "\r")
        .replace("%22", "\"")
}

fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

fn trim(text: &str) -> &str {
    text.trim_matches([' ', '\t'])
}

fn trim_start(text: &str) -> &str {
    text.trim_start_matches([' ', '\t'])
}

/// Where a pattern that begins with a carriage return stands first.
fn find(bytes: &[u8], pattern: &[u8]) -> Option<usize> {
    let mut from = 0;
    while let Some(at) = bytes[from..].iter().position(|&byte| byte == b'\r') {
        if bytes[from + at..].starts_with(pattern) {
            return Some(from + at);
        }
        from += at + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    #[test]
    fn forms_are_read_as_the_table_says() {
        let table: Vec<Value> = serde_json::from_str(include_str!("../../fixtures/multipart.json"))
            .expect("the table is JSON");
        for case in &table {
            let body = bytes(&case["body"]);
            let type_ = case["type"].as_str().expect("a type");
            let parts = parse(type_, &body).map_or(Value::Null, |entries| describe(&entries));
            assert_eq!(parts, case["parts"], "{}", case["name"]);
        }
        assert!(table.len() > 40);
    }

    /// In the table a character stands for a byte.
    fn bytes(text: &Value) -> Vec<u8> {
        let text = text.as_str().expect("a text");
        text.chars()
            .map(|byte| u8::try_from(byte).expect("a byte"))
            .collect()
    }

    fn describe(entries: &[Named<'_>]) -> Value {
        entries
            .iter()
            .map(|(name, entry)| match entry {
                Entry::Text(text) => serde_json::json!([name, text]),
                Entry::File(part) => {
                    let content: String = part.bytes.iter().copied().map(char::from).collect();
                    serde_json::json!([name, part.name, part.content_type, content])
                }
            })
            .collect()
    }
}
