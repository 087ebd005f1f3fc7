//! The `cookie` header; `packages/bimetal/src/runtime/read-cookies.ts` reads the same.

use crate::router;
use std::borrow::Cow;

/// The names and values of a `cookie` header. Of two cookies of one name the first counts.
pub(super) fn parse(header: &str) -> Vec<(Cow<'_, str>, Cow<'_, str>)> {
    let mut cookies: Vec<(Cow<'_, str>, Cow<'_, str>)> = Vec::new();
    for (name, value) in header.split(';').filter_map(|pair| pair.split_once('=')) {
        let name = trim(name);
        if cookies.iter().all(|(other, _)| other != name) {
            cookies.push((name.into(), router::decode(unquote(trim(value)))));
        }
    }
    cookies
}

fn trim(text: &str) -> &str {
    text.trim_matches([' ', '\t'])
}

fn unquote(text: &str) -> &str {
    let inner = text
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));
    inner.unwrap_or(text)
}

#[cfg(test)]
mod tests {
    /// `packages/bimetal/src/runtime/read-cookies.test.ts` has the same headers.
    #[test]
    fn cookies_are_read_as_in_javascript() {
        let cases: [(&str, &[(&str, &str)]); 9] = [
            ("", &[]),
            ("a=1", &[("a", "1")]),
            ("a=1; b=2;c=3", &[("a", "1"), ("b", "2"), ("c", "3")]),
            (" a\t= 1 2 \t; A=2", &[("a", "1 2"), ("A", "2")]),
            ("a=1; a=2; b; =3; c=", &[("a", "1"), ("", "3"), ("c", "")]),
            (
                r#"a="1 2"; b="; c=""; d="x"#,
                &[("a", "1 2"), ("b", "\""), ("c", ""), ("d", "\"x")],
            ),
            (
                "a=%C3%A9%20%3B; b=%zz%; c=%ff",
                &[("a", "é ;"), ("b", "%zz%"), ("c", "%ff")],
            ),
            ("a=b=c==; b=1,2", &[("a", "b=c=="), ("b", "1,2")]),
            (
                "a=\u{a0}1\u{a0}; b=é",
                &[("a", "\u{a0}1\u{a0}"), ("b", "é")],
            ),
        ];
        for (header, expected) in cases {
            let cookies = super::parse(header);
            let cookies: Vec<_> = cookies.iter().map(|(a, b)| (&**a, &**b)).collect();
            assert_eq!(cookies, expected, "{header}");
        }
    }
}
