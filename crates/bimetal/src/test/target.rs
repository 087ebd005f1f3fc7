use std::fmt::Write;

/// The path and query of a URL, as the URL standard parses them: what the platform makes of a request's URL before a
/// router sees it.
///
/// ```
/// use bimetal::test::Target;
///
/// let target = Target::parse("https://example.com/a/../café?q=1#top");
/// assert_eq!((target.path(), target.query()), ("/caf%C3%A9", "q=1"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    path: String,
    query: String,
}

impl Target {
    /// Reads an `http` URL, or what stands behind its host.
    pub fn parse(url: &str) -> Self {
        let url: String = url
            .trim_matches(|c: char| c <= ' ')
            .chars()
            .filter(|c| !matches!(c, '\t' | '\n' | '\r'))
            .collect();
        let url = url.split('#').next().unwrap_or("");
        let (path, query) = behind_host(url)
            .split_once('?')
            .unwrap_or((behind_host(url), ""));
        Self {
            path: encode(&resolve(path), in_path),
            query: encode(query, in_query),
        }
    }

    /// It begins with a slash, and is encoded as it stands in the URL.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Without its `?`, and encoded.
    pub fn query(&self) -> &str {
        &self.query
    }
}

/// What follows `https://example.com`, if the URL has that.
fn behind_host(url: &str) -> &str {
    let Some((scheme, rest)) = url.split_once("://") else {
        return url;
    };
    if scheme.is_empty() || !scheme.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return url;
    }
    &rest[rest.find(['/', '\\', '?']).unwrap_or(rest.len())..]
}

/// Takes backslashes for slashes, and resolves `.` and `..`.
fn resolve(path: &str) -> String {
    let path = path.replace('\\', "/");
    let mut segments = Vec::new();
    let mut rest = path
        .strip_prefix('/')
        .unwrap_or(&path)
        .split('/')
        .peekable();
    while let Some(segment) = rest.next() {
        let dots = segment.to_ascii_lowercase().replace("%2e", ".");
        match dots.as_str() {
            "." => {}
            ".." => {
                segments.pop();
            }
            _ => {
                segments.push(segment);
                continue;
            }
        }
        if rest.peek().is_none() {
            segments.push("");
        }
    }
    format!("/{}", segments.join("/"))
}

fn encode(text: &str, kept: impl Fn(u8) -> bool) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if kept(byte) {
            encoded.push(char::from(byte));
        } else {
            write!(encoded, "%{byte:02X}").expect("a string takes all that is written");
        }
    }
    encoded
}

fn in_query(byte: u8) -> bool {
    matches!(byte, b'!'..=b'~') && !matches!(byte, b'"' | b'#' | b'<' | b'>' | b'\'')
}

fn in_path(byte: u8) -> bool {
    matches!(byte, b'!'..=b'~')
        && !matches!(
            byte,
            b'"' | b'#' | b'<' | b'>' | b'?' | b'^' | b'`' | b'{' | b'}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What Node 24 answers to `new URL(url, "http://localhost")`: `pathname` and `search`.
    #[test]
    fn urls_are_parsed_as_the_url_standard_says() {
        let cases = [
            ("/", "/", ""),
            ("", "/", ""),
            ("http://a.b", "/", ""),
            ("http://a.b?c", "/", "c"),
            ("https://a.b/c?d#e", "/c", "d"),
            ("/a?b?c", "/a", "b?c"),
            ("/a#b?c", "/a", ""),
            ("/a/./b/../c", "/a/c", ""),
            ("/../..", "/", ""),
            ("/a/.", "/a/", ""),
            ("/a/..", "/", ""),
            ("/a/%2e%2E/b/%2E", "/b/", ""),
            ("/a/...", "/a/...", ""),
            ("/a//../b", "/a/b", ""),
            ("/a\\b", "/a/b", ""),
            ("/a\tb\n", "/ab", ""),
            (
                "/a b/\"<>`{}^|~'[]",
                "/a%20b/%22%3C%3E%60%7B%7D%5E|~'[]",
                "",
            ),
            ("/é/😀", "/%C3%A9/%F0%9F%98%80", ""),
            ("/%zz%", "/%zz%", ""),
            ("/?é '\"<>`{}", "/", "%C3%A9%20%27%22%3C%3E`{}"),
            ("/a:b@c", "/a:b@c", ""),
            ("/http://a", "/http://a", ""),
        ];
        for (url, path, query) in cases {
            let target = Target::parse(url);
            assert_eq!((target.path(), target.query()), (path, query), "{url}");
        }
    }
}
