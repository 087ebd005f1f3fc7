//! Compares the verdicts of [`Reader`] with those of serde_json, on texts made and broken at random from fixed seeds.

use super::*;

/// A small generator of numbers, the same in every run: splitmix64.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((bits ^ (bits >> 31)) % end as u64) as usize
    }

    fn pick<'a>(&mut self, among: &[&'a str]) -> &'a str {
        among[self.below(among.len())]
    }

    fn space(&mut self, out: &mut String) {
        let space = self.pick(&["", "", "", " ", "\n", "\t \r\n"]);
        out.push_str(space);
    }

    fn string(&mut self, out: &mut String) {
        out.push('"');
        for _ in 0..self.below(12) {
            let piece = self.pick(&[
                "a",
                "plain text",
                "é",
                "日本",
                "😀",
                "\\n",
                "\\\"",
                "\\\\",
                "\\/",
                "\\b\\f\\r\\t",
                "\\u00e9",
                "\\uD83D\\uDE00",
                "\\u0000",
                "\u{7f}",
                "\u{2028}",
            ]);
            out.push_str(piece);
        }
        out.push('"');
    }

    fn number(&mut self, out: &mut String) {
        let whole = [
            "0",
            "7",
            "42",
            "1234567",
            "9007199254740993",
            "123456789012345678901234567890",
        ];
        out.push_str(self.pick(&["", "", "-"]));
        out.push_str(self.pick(&whole));
        out.push_str(self.pick(&["", "", ".5", ".25", ".1000000000000000055511151231257827"]));
        out.push_str(self.pick(&["", "", "", "e3", "E-7", "e+20", "e-300"]));
    }

    fn value(&mut self, depth: usize, out: &mut String) {
        self.space(out);
        match self.below(if depth == 0 { 5 } else { 8 }) {
            0 => out.push_str("null"),
            1 => out.push_str("true"),
            2 => out.push_str("false"),
            3 => self.number(out),
            4 => self.string(out),
            kind => {
                let object = kind == 5;
                out.push(if object { '{' } else { '[' });
                let count = self.below(5);
                for index in 0..count {
                    if index > 0 {
                        out.push(',');
                    }
                    self.space(out);
                    if object {
                        self.string(out);
                        self.space(out);
                        out.push(':');
                    }
                    self.value(depth - 1, out);
                }
                self.space(out);
                out.push(if object { '}' } else { ']' });
            }
        }
        self.space(out);
    }

    /// Replaces, removes or adds some bytes.
    fn broken(&mut self, text: &str) -> Vec<u8> {
        let mut bytes = text.as_bytes().to_vec();
        for _ in 0..=self.below(2) {
            let at = self.below(bytes.len());
            let byte =
                b"\"\\{}[]:,0123456789-+.eEtrufalsn \t\n\x0b\x00\x1f\x7f\x80\xc3\xa9\xff/u'dD8"
                    [self.below(48)];
            match self.below(4) {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                2 if bytes.len() > 1 => drop(bytes.remove(at)),
                _ => bytes.truncate(at.max(1)),
            }
        }
        bytes
    }
}

fn skip(bytes: &[u8]) -> Result<(), Invalid> {
    decode_with(bytes, Reader::skip)
}

/// Both verdicts of Bimetal on `bytes` against that of serde_json; whether it was a yes.
fn compare(bytes: &[u8]) -> bool {
    let ours = from_slice::<Value>(bytes);
    let theirs = serde_json::from_slice::<serde_json::Value>(bytes);
    let text = || String::from_utf8_lossy(bytes).into_owned();
    match (&ours, &theirs) {
        (Ok(ours), Ok(theirs)) => {
            let ours = serde_json::from_slice::<serde_json::Value>(&to_vec(ours)).unwrap();
            assert!(same(&ours, theirs), "{} became {ours}", text());
        }
        (Err(_), Err(_)) => {}
        // What is too large for a float is infinite, as it is in JavaScript.
        (Ok(_), Err(error)) if error.to_string().contains("out of range") => {}
        _ => panic!("{}: {ours:?}, {theirs:?}", text()),
    }
    // At a number too large for a float serde_json stops; skipping goes on.
    if !theirs.is_err_and(|error| error.to_string().contains("out of range")) {
        assert_eq!(skip(bytes).is_ok(), ours.is_ok(), "{}", text());
    }
    ours.is_ok()
}

/// Equal where every number is a float, and where of a repeated key only the last value counts.
fn same(a: &serde_json::Value, b: &serde_json::Value) -> bool {
    use serde_json::Value::{Array, Number, Object};
    match (a, b) {
        (Number(a), Number(b)) => a.as_f64() == b.as_f64(),
        (Array(a), Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        (Object(a), Object(b)) => {
            a.len() == b.len()
                && a.iter()
                    .all(|(key, a)| b.get(key).is_some_and(|b| same(a, b)))
        }
        _ => a == b,
    }
}

#[test]
fn random_texts_are_read_as_serde_json_reads_them() {
    for seed in 0..4_000 {
        let mut text = String::new();
        Random(seed).value(4, &mut text);
        assert!(compare(text.as_bytes()), "{text}");
    }
}

#[test]
fn broken_texts_are_refused_as_serde_json_refuses_them() {
    let (mut accepted, mut refused) = (0, 0);
    for seed in 0..20_000 {
        let mut random = Random(seed);
        let mut text = String::new();
        random.value(3, &mut text);
        match compare(&random.broken(&text)) {
            true => accepted += 1,
            false => refused += 1,
        }
    }
    assert!(accepted > 2_000 && refused > 2_000, "{accepted}, {refused}");
}

#[test]
fn every_short_text_of_the_grammar_has_the_same_verdict() {
    let alphabet = b"{}[],:\"\\u0-1.eE \x1ft";
    let mut text = Vec::new();
    for mut code in 0..alphabet.len().pow(4) {
        text.clear();
        for _ in 0..4 {
            text.push(alphabet[code % alphabet.len()]);
            code /= alphabet.len();
        }
        compare(&text);
    }
}
