use super::*;
use crate::json::{Record, Value, decode_with, from_slice};

fn read<'a, T>(
    text: &'a str,
    value: impl FnOnce(&mut Reader<'a>) -> Result<T, Invalid>,
) -> Result<T, Invalid> {
    decode_with(text.as_bytes(), value)
}

#[test]
fn one_byte_order_mark_is_skipped() {
    assert_eq!(read("\u{feff} 1", Reader::int), Ok(1));
    assert_eq!(read("\u{feff}\u{feff}1", Reader::int), Err(Invalid));
    assert_eq!(read(" \u{feff}1", Reader::int), Err(Invalid));
}

#[test]
fn bytes_must_be_utf8_even_where_they_are_skipped() {
    for bytes in [
        &b"\xff"[..],
        b"\"\xc3\"",
        b"\"\xed\xa0\x80\"",
        b"[\"\xf5\x80\x80\x80\"]",
    ] {
        assert_eq!(decode_with(bytes, Reader::skip), Err(Invalid), "{bytes:?}");
    }
}

#[test]
fn nothing_may_follow_the_value() {
    assert_eq!(read("true \t\r\n", Reader::boolean), Ok(true));
    for text in ["true false", "true,", "true\0", "true\u{a0}", ""] {
        assert_eq!(read(text, Reader::boolean), Err(Invalid), "{text:?}");
    }
}

#[test]
fn integers_are_numbers_without_a_fraction() {
    const MAX: i64 = 9_007_199_254_740_991;
    let cases = [
        ("0", Some(0)),
        ("-0", Some(0)),
        ("-0.0e5", Some(0)),
        ("1.0", Some(1)),
        ("1e3", Some(1_000)),
        ("1500e-2", Some(15)),
        ("0.99999999999999999999", Some(1)),
        ("9007199254740991", Some(MAX)),
        ("-9007199254740991", Some(-MAX)),
        ("9007199254740991.4", Some(MAX)),
        ("0.9007199254740991e16", Some(MAX)),
        ("9007199254740992", None),
        ("-9007199254740992", None),
        ("9007199254740991.5", None),
        ("18446744073709551617", None),
        ("1.5", None),
        ("1e-1", None),
        ("1e400", None),
        ("-1e400", None),
        ("\"1\"", None),
        ("01", None),
        ("-", None),
        ("+1", None),
    ];
    for (text, value) in cases {
        assert_eq!(read(text, Reader::int).ok(), value, "{text}");
    }
}

#[test]
fn numbers_are_the_nearest_floats() {
    let texts = [
        "0.1",
        "1.25",
        "123456.789",
        "0.000001",
        "9007199254740993",
        "9007199254740991.25",
        "123456789.0123456789",
        "1234567890123456789",
        "12345678901234567890",
        "5e-324",
        "2e-324",
        "1.7976931348623157e308",
        "0.30000000000000004",
        "1e23",
        "8.5e-7",
    ];
    for text in texts {
        assert_eq!(
            read(text, Reader::number),
            text.parse().map_err(|_| Invalid),
            "{text}"
        );
    }
    assert!(read("-0", Reader::number).is_ok_and(|zero| zero.is_sign_negative()));
    assert_eq!(read("1e400", Reader::number), Err(Invalid));
    assert_eq!(read("1.7976931348623159e308", Reader::number), Err(Invalid));
}

#[test]
fn ranges_bound_numbers_strings_and_arrays() {
    let below = |text| read(text, |reader| reader.number_in(0.0..1.0)).is_ok();
    assert_eq!(
        ["-0", "0.99", "1", "-0.1"].map(below),
        [true, true, false, false]
    );
    let above = |text| {
        read(text, |reader| {
            reader.number_in((Bound::Excluded(0.0), Bound::Unbounded))
        })
        .is_ok()
    };
    assert_eq!(["0", "5e-324", "-1"].map(above), [false, true, false]);
    let ints = |text| read(text, |reader| reader.int_in(..=3)).is_ok();
    assert_eq!(
        ["3", "4", "-9007199254740991"].map(ints),
        [true, false, true]
    );
    let nothing = |text| read(text, |reader| reader.int_in(0..0)).is_ok();
    assert_eq!(["0", "1", "-1"].map(nothing), [false; 3]);

    // Code points, neither bytes nor UTF-16 units.
    let two = |text| read(text, |reader| reader.string_of(2..=2)).is_ok();
    assert_eq!(
        [r#""é😀""#, r#""\ud83d\ude00""#, r#""abc""#].map(two),
        [true, false, false]
    );
    let some = |text| read(text, |reader| reader.array_of(1..3, Reader::int)).is_ok();
    assert_eq!(
        ["[]", "[1]", "[1,2]", "[1,2,3]"].map(some),
        [false, true, true, false]
    );
    let none = |text| read(text, |reader| reader.array_of(0..0, Reader::int)).is_ok();
    assert_eq!(["[]", "[1]"].map(none), [false; 2]);
}

#[test]
fn strings_and_keys_lose_their_escapes() {
    let text = r#""\"\\\/\b\f\n\r\t\u00e9\uD83D\uDE00 end""#;
    assert_eq!(
        read(text, Reader::string).as_deref(),
        Ok("\"\\/\u{8}\u{c}\n\r\té😀 end")
    );
    let keys = read(r#"{"a\u0062":1,"":2, "c" :3}"#, |reader| {
        reader.record(Reader::int)
    });
    assert_eq!(keys, Ok(Record::from([("ab", 1), ("", 2), ("c", 3)])));
    for text in [
        r#""\x""#,
        r#""\u12g4""#,
        r#""\u12"#,
        r#""\"#,
        "\"\n\"",
        "\"\u{1f}\"",
        r#"""#,
    ] {
        assert_eq!(read(text, Reader::string), Err(Invalid), "{text}");
        assert_eq!(read(text, Reader::skip), Err(Invalid), "{text}");
    }
}

#[test]
fn scalars_are_told_apart() {
    let scalar = |text, expected: Result<Scalar<'_>, Invalid>| {
        let mut reader = Reader::new(text).unwrap();
        assert_eq!(reader.scalar(), expected);
    };
    scalar(br#" "a\n""#, Ok(Scalar::Text("a\n")));
    scalar(b"-0.5", Ok(Scalar::Number(-0.5)));
    scalar(b"false", Ok(Scalar::Boolean(false)));
    scalar(b"null", Ok(Scalar::Null));
    scalar(b"[]", Err(Invalid));
    scalar(b"1e400", Err(Invalid));
}

#[test]
fn commas_and_colons_must_stand_where_they_belong() {
    let valid = ["[]", "[ ]", "[1]", "[1 , 2]"];
    let invalid = ["[,]", "[1,]", "[,1]", "[1 2]", "[1", "[1,", "]", "[1}"];
    assert!(
        valid
            .into_iter()
            .all(|text| read(text, |reader| reader.array(Reader::int)).is_ok())
    );
    assert!(
        invalid
            .into_iter()
            .all(|text| read(text, |reader| reader.array(Reader::int)).is_err())
    );
    let valid = ["{}", "{ }", r#"{"a":1}"#, r#"{ "a" : 1 , "b" : 2 }"#];
    let invalid = [
        "{,}",
        r#"{"a":1,}"#,
        r#"{"a" 1}"#,
        r#"{"a":1 "b":2}"#,
        "{1:1}",
        r#"{"a":}"#,
        r#"{"a"}"#,
    ];
    assert!(
        valid
            .into_iter()
            .all(|text| read(text, |reader| reader.record(Reader::int)).is_ok())
    );
    assert!(
        invalid
            .into_iter()
            .all(|text| read(text, |reader| reader.record(Reader::int)).is_err())
    );
}

#[test]
fn empty_containers_do_not_disturb_those_around_them() {
    let value = read(r#"[[], {}, [[]], {"a": {}, "b": []}, []]"#, |reader| {
        let mut count = 0;
        reader.begin_array()?;
        while reader.next_item()? {
            reader.skip()?;
            count += 1;
        }
        Ok(count)
    });
    assert_eq!(value, Ok(5));
    assert_eq!(
        from_slice::<Vec<Vec<Vec<i64>>>>(b"[[],[[]],[[],[1]]]").map(|value| value.len()),
        Ok(3)
    );
}

#[test]
fn a_value_without_a_schema_has_at_most_128_levels() {
    let nested = |depth| "[".repeat(depth) + &"]".repeat(depth);
    assert!(from_slice::<Value>(nested(128).as_bytes()).is_ok());
    assert_eq!(from_slice::<Value>(nested(129).as_bytes()), Err(Invalid));
    assert_eq!(
        from_slice::<Value>(nested(1_000_000).as_bytes()),
        Err(Invalid)
    );
}
