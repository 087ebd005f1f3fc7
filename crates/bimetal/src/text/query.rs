//! `application/x-www-form-urlencoded`, as the URL standard parses it.

use std::borrow::Cow;

/// The names and values of a query.
pub(super) fn parse(query: &str) -> impl Iterator<Item = (Cow<'_, str>, Cow<'_, str>)> {
    query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decode(name), decode(value))
        })
}

/// Replaces `+` and percent-encoded bytes; what is then not UTF-8 becomes U+FFFD.
fn decode(text: &str) -> Cow<'_, str> {
    if !text.bytes().any(|byte| matches!(byte, b'+' | b'%')) {
        return text.into();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        bytes.push(match (byte, after) {
            (b'+', _) => b' ',
            (b'%', [high, low, after @ ..]) => match (hex(*high), hex(*low)) {
                (Some(high), Some(low)) => {
                    rest = after;
                    high << 4 | low
                }
                _ => byte,
            },
            _ => byte,
        });
    }
    match String::from_utf8_lossy(&bytes) {
        Cow::Owned(text) => text.into(),
        Cow::Borrowed(text) => text.to_owned().into(),
    }
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).map(|value| value as u8)
}

#[cfg(test)]
mod tests {
    fn parsed(query: &str) -> Vec<(String, String)> {
        super::parse(query)
            .map(|(name, value)| (name.into_owned(), value.into_owned()))
            .collect()
    }

    /// What Node 24 answers to `[...new URLSearchParams(query)]`, or to `URL.searchParams` where the query begins with `?`.
    #[test]
    fn queries_are_read_as_url_search_params_are() {
        let cases: [(&str, &[(&str, &str)]); 16] = [
            ("", &[]),
            ("&&", &[]),
            ("a", &[("a", "")]),
            ("=", &[("", "")]),
            ("=b", &[("", "b")]),
            ("a=b=c", &[("a", "b=c")]),
            ("a=1&a=2&", &[("a", "1"), ("a", "2")]),
            ("a+b=c+d", &[("a b", "c d")]),
            ("a%2Bb=%3D%26", &[("a+b", "=&")]),
            ("%=%2&%zz=%4", &[("%", "%2"), ("%zz", "%4")]),
            ("a=%%41%4", &[("a", "%A%4")]),
            ("a=%C3%A9%e2%82%ac", &[("a", "é€")]),
            ("a=%ff%C3x", &[("a", "\u{fffd}\u{fffd}x")]),
            ("a=%ef%bb%bfb", &[("a", "\u{feff}b")]),
            ("?a=1", &[("?a", "1")]),
            ("é=%F0%9F%98%80", &[("é", "😀")]),
        ];
        for (query, pairs) in cases {
            let expected: Vec<_> = pairs
                .iter()
                .map(|(a, b)| (a.to_string(), b.to_string()))
                .collect();
            assert_eq!(parsed(query), expected, "{query}");
        }
    }
}
