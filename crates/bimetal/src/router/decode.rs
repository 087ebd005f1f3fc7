//! Percent-encoding in paths.

use std::borrow::Cow;

/// Decodes each run of percent-encoded bytes that is UTF-8, and leaves everything else as it stands.
///
/// No run contains a slash, so this may be a segment or several.
pub(crate) fn decode(text: &str) -> Cow<'_, str> {
    let Some(first) = text.find('%') else {
        return Cow::Borrowed(text);
    };
    let (before, mut rest) = text.split_at(first);
    let mut decoded = before.to_owned();
    let mut bytes = Vec::new();
    while let Some(at) = rest.find('%') {
        let (plain, from) = rest.split_at(at);
        decoded.push_str(plain);
        bytes.clear();
        bytes.extend(from.as_bytes().chunks(3).map_while(byte));
        // What is encoded is ASCII; a lone `%` is taken as it stands.
        let (run, after) = from.split_at((3 * bytes.len()).max(1));
        decoded.push_str(match std::str::from_utf8(&bytes) {
            Ok(text) if !bytes.is_empty() => text,
            _ => run,
        });
        rest = after;
    }
    decoded.push_str(rest);
    Cow::Owned(decoded)
}

/// The byte of `%XX`.
fn byte(encoded: &[u8]) -> Option<u8> {
    let &[b'%', high, low] = encoded else {
        return None;
    };
    let digit = |digit: u8| char::from(digit).to_digit(16);
    Some((digit(high)? << 4 | digit(low)?) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_utf8_are_decoded_and_the_rest_stays() {
        let cases = [
            ("", ""),
            ("plain", "plain"),
            ("a+b", "a+b"),
            ("%61", "a"),
            ("x%2Fy%2fz", "x/y/z"),
            ("%C3%A9%c3%a9t%C3%A9", "éété"),
            ("%25", "%"),
            ("%2541", "%41"),
            ("%", "%"),
            ("%%41", "%A"),
            ("100%", "100%"),
            ("%4", "%4"),
            ("%zz", "%zz"),
            ("%C3", "%C3"),
            ("%C3x%A9", "%C3x%A9"),
            ("%C3%", "%C3%"),
            ("%FF%41", "%FF%41"),
            ("%FF-%41", "%FF-A"),
            ("%ED%A0%80", "%ED%A0%80"),
            ("%C0%AF", "%C0%AF"),
            ("%F4%90%80%80", "%F4%90%80%80"),
            ("%00", "\0"),
            ("%EF%BB%BFa", "\u{feff}a"),
            ("é%C3%A9", "éé"),
            ("%é%41", "%éA"),
            ("%4é", "%4é"),
        ];
        for (text, decoded) in cases {
            assert_eq!(decode(text), decoded, "{text}");
        }
    }

    #[test]
    fn what_has_nothing_to_decode_is_borrowed() {
        assert!(matches!(decode("a-b"), Cow::Borrowed("a-b")));
    }
}
