//! What emitted nodes say is compared with zod in `packages/compiler/test/rust-parity.test.ts`; here is what stands by
//! itself.

use super::*;
use crate::{
    json::{self, Invalid, Reader, Value, to_vec},
    text::{DecodeText, Pairs},
};

const TEXT: &Node = &Node::Text(&[], None);
const SHORT: &Node = &Node::Text(
    &[Rule {
        check: TextStep::Length(LengthCheck::Max(2.0)),
        error: None,
        abort: false,
    }],
    Some("too long"),
);
const INT: &Node = &Node::Number(
    &[Rule {
        check: NumberCheck::Format(NumberFormat::SafeInt),
        error: None,
        abort: false,
    }],
    None,
);

const fn field(key: &'static str, node: &'static Node, presence: Presence) -> Field {
    Field {
        key,
        node,
        presence,
    }
}

const LINK: &Node = &Node::Object(Object {
    fields: &[
        field("url", TEXT, Presence::Required),
        field("visits", &Node::Default(INT, "0"), Presence::Filled),
        field("tag", SHORT, Presence::Optional),
    ],
    others: Others::Stripped,
    error: None,
});

/// What `LINK` decodes.
#[derive(Debug, PartialEq)]
struct Link {
    url: String,
    visits: i64,
}

impl json::Decode for Link {
    fn decode(reader: &mut Reader<'_>) -> Result<Self, Invalid> {
        let (mut url, mut visits) = (None, None);
        reader.begin_object()?;
        while let Some(key) = reader.next_key()? {
            match key {
                "url" => url = Some(reader.string()?),
                "visits" => visits = Some(reader.int()?),
                "tag" => drop(reader.string_of(..=2)?),
                _ => reader.skip()?,
            }
        }
        Ok(Self {
            url: url.ok_or(Invalid)?,
            visits: visits.unwrap_or(0),
        })
    }
}

impl DecodeText for Link {
    fn decode_text(pairs: &Pairs<'_>) -> Result<Self, Invalid> {
        Ok(Self {
            url: pairs.one("url", crate::text::string)?,
            visits: pairs.optional("visits", crate::text::int)?.unwrap_or(0),
        })
    }
}

/// The value, or the issues, as JSON.
fn said(node: &'static Node, text: &str) -> String {
    let value = parse(text.as_bytes(), false).expect("JSON");
    let json = match collect(node, &value, usize::MAX) {
        Ok(value) => to_vec(&value),
        Err(found) => to_vec(&found.issues),
    };
    String::from_utf8(json).expect("UTF-8")
}

#[test]
fn a_value_is_given_as_its_schema_has_it() {
    assert_eq!(
        said(LINK, r#"{"more":1,"tag":"a","url":"u"}"#),
        r#"{"url":"u","visits":0,"tag":"a"}"#
    );
}

#[test]
fn everything_wrong_is_said_in_the_order_of_the_schema() {
    assert_eq!(
        said(LINK, r#"{"tag":"abc","visits":1.5}"#),
        concat!(
            r#"[{"expected":"string","code":"invalid_type","path":["url"],"#,
            r#""message":"Invalid input: expected string, received undefined"},"#,
            r#"{"expected":"int","format":"safeint","code":"invalid_type","path":["visits"],"#,
            r#""message":"Invalid input: expected int, received number"},"#,
            r#"{"origin":"string","code":"too_big","maximum":2,"inclusive":true,"path":["tag"],"#,
            r#""message":"too long"}]"#,
        )
    );
}

#[test]
fn issues_beyond_the_limit_are_only_counted() {
    const LIST: &Node = &Node::Array {
        item: TEXT,
        checks: &[],
        error: None,
    };
    let value = Value::Array(vec![Value::Null; 1000]);
    let found = collect(LIST, &value, 2).expect_err("no texts");
    assert_eq!((found.issues.len(), found.total), (2, 1000));
    let last = found.issues.last().expect("two issues");
    assert_eq!(last.path(), [Key::Number(1.0)]);
    assert_eq!(last.code(), "invalid_type");
    assert_eq!(
        last.message(),
        "Invalid input: expected string, received null"
    );
}

#[test]
fn of_a_repeated_key_the_last_value_counts() {
    let link = |url: &str, visits| Link {
        url: url.to_owned(),
        visits,
    };
    let twice = br#"{"url":1,"visits":"x","url":"u","visits":2}"#;
    assert_eq!(json::from_slice::<Link>(twice), Err(Invalid));
    assert_eq!(read(twice, LINK, 10), Ok(link("u", 2)));
    let Err(Refused::Invalid(found)) = read::<Link>(br#"{"url":"u","url":1}"#, LINK, 10) else {
        panic!("the last one is wrong");
    };
    assert_eq!(found.total, 1);
    assert_eq!(
        read::<Link>(b"{\"url\":\"u\"", LINK, 10),
        Err(Refused::Malformed)
    );
}

#[test]
fn a_decoder_that_refuses_what_its_schema_takes_is_a_mistake_of_ours() {
    let Err(Refused::Disagreement(name)) = read::<Link>(b"{}", &Node::Unknown, 10) else {
        panic!("a link has a url");
    };
    assert!(name.ends_with("::Link"), "{name}");
}

#[test]
fn text_is_coerced_before_it_is_judged() {
    let read = |query| read_text::<Link>(&Pairs::from_query(query), LINK, 10);
    let messages = |query| match read(query) {
        Err(Refused::Invalid(found)) => found
            .issues
            .iter()
            .map(|issue| issue.message().to_owned())
            .collect(),
        other => vec![format!("{other:?}")],
    };
    assert!(read("url=u&visits=3").is_ok());
    assert_eq!(
        messages("visits=3"),
        ["Invalid input: expected string, received undefined"]
    );
    assert_eq!(
        messages("url=u&url=v&visits=1e3"),
        [
            "Invalid input: expected string, received array",
            "Invalid input: expected number, received string",
        ]
    );
}

const TREE: &Node = &Node::Object(Object {
    fields: &[field(
        "next",
        &Node::Nullable(&Node::Lazy(|| TREE)),
        Presence::Required,
    )],
    others: Others::Refused,
    error: None,
});

#[test]
fn no_depth_overflows_the_stack() {
    let tree = |levels: usize, end: &str| "{\"next\":".repeat(levels) + end + &"}".repeat(levels);
    let found = |text: &str| {
        let value = parse(text.as_bytes(), true)?;
        Ok(collect(TREE, &value, 10).map_err(|found| found.total))
    };
    assert!(matches!(found(&tree(json::MAX_DEPTH, "null")), Ok(Ok(_))));
    assert_eq!(found(&tree(json::MAX_DEPTH, "1")), Ok(Err(1)));
    assert_eq!(found(&tree(json::MAX_DEPTH + 1, "null")), Err(Invalid));
    // Nobody looks into what stands in a wrong place, nor under a key that is not known.
    let deep = "[".repeat(1_000_000) + &"]".repeat(1_000_000);
    let link = read::<Link>(
        format!(r#"{{"url":{deep},"a":{deep}}}"#).as_bytes(),
        LINK,
        10,
    );
    let Err(Refused::Invalid(found)) = link else {
        panic!("an array is no url");
    };
    assert_eq!(found.total, 1);
}

#[test]
fn the_nearest_option_of_a_union_is_explained() {
    const EITHER: &Node = &Node::Union {
        options: &[INT, SHORT],
        exclusive: false,
        error: None,
    };
    assert_eq!(said(EITHER, "\"ab\""), "\"ab\"");
    assert!(said(EITHER, "\"abc\"").starts_with(r#"[{"origin":"string","code":"too_big""#));
    assert!(said(EITHER, "null").starts_with(r#"[{"code":"invalid_union","errors":[[{"#));
}

#[test]
fn a_key_is_unknown_only_to_both_sides_of_an_intersection() {
    const fn only(fields: &'static [Field]) -> Node {
        Node::Object(Object {
            fields,
            others: Others::Refused,
            error: None,
        })
    }
    const LEFT: &Node = &only(&[field("a", INT, Presence::Required)]);
    const RIGHT: &Node = &only(&[field("b", INT, Presence::Required)]);
    const BOTH: &Node = &Node::Intersection(LEFT, RIGHT);
    assert_eq!(said(BOTH, r#"{"b":1,"a":2}"#), r#"{"a":2,"b":1}"#);
    assert_eq!(
        said(BOTH, r#"{"a":1,"b":2,"c":3,"d":4}"#),
        concat!(
            r#"[{"code":"unrecognized_keys","keys":["c","d"],"path":[],"#,
            r#""message":"Unrecognized keys: \"c\", \"d\""}]"#,
        )
    );
}

#[test]
fn a_pipe_goes_on_with_what_its_first_half_gives() {
    const TRIMMED: &Node = &Node::Text(
        &[Rule {
            check: TextStep::Check(TextCheck::Trim),
            error: None,
            abort: false,
        }],
        None,
    );
    const PIPE: &Node = &Node::Pipe(TRIMMED, SHORT);
    assert_eq!(said(PIPE, "\"  ab  \""), "\"ab\"");
    assert!(said(PIPE, "\" abc \"").contains("too long"));
    assert!(!said(PIPE, "1").contains("too long"));
}
