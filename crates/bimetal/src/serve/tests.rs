use super::{
    App, Definition, FormSchema, Handle, JsonSchema, RequestBody, ResponseBody, Route, Schemas,
    handle,
};
use crate::{
    Body, Context, Error, File, Request, Response,
    call::{Input, Output, Reply},
    json::{Invalid, Record},
    schema::{self, Field, Node, Object, Others, Presence},
    test::{TestAnswer, TestClient, TestContext, TestForm},
    text::{self, DecodeText, Pairs},
};

/// A reply of any kind.
enum Any {
    Text(String),
    Nothing,
    To(&'static str),
    Pieces(Body),
    Untouched(Response),
    Failed(Error),
}

impl Reply for Any {
    fn write(self, output: Output) {
        match self {
            Self::Text(text) => output.bytes(200, text),
            Self::Nothing => output.empty(204),
            Self::To(location) => output.bytes(302, location),
            Self::Pieces(body) => output.stream(200, body),
            Self::Untouched(response) => output.response(response),
            Self::Failed(error) => output.error(&error),
        }
    }
}

fn response_body(status: u16) -> ResponseBody {
    match status {
        200 => ResponseBody::Content("text/plain"),
        302 => ResponseBody::Redirect,
        _ => ResponseBody::Empty,
    }
}

const fn definition(name: &'static str, method: &'static str, path: &'static str) -> Definition {
    Definition {
        name,
        index: 0,
        method,
        path,
        params: "",
        query: false,
        headers: "",
        cookies: false,
        locals: false,
        body: RequestBody::none(),
        schemas: Schemas::NONE,
        response: response_body,
    }
}

type Read = Result<Handle<Context<()>>, Invalid>;

const ANSWER: Definition = Definition {
    params: "kind",
    ..definition("answer", "GET", "/answer/:kind")
};

fn answer(definition: &'static Definition, input: &mut Input<'_>) -> Read {
    handle(definition, input.text(), async |kind: String, _| {
        Ok(match kind.as_str() {
            "text" => Any::Text("text".to_owned()),
            "nothing" => Any::Nothing,
            "redirect" => Any::To("https://example.com/é [1]?q=%41#\n"),
            "pieces" => Any::Pieces("pieces".into()),
            "untouched" => Any::Untouched(Response::new(418, "tea").with_header("X-Pot", "brown")),
            _ => Any::Failed("x".parse::<i32>().expect_err("it is no number").into()),
        })
    })
}

const TELL: Definition = Definition {
    query: true,
    headers: "x-one/x-two",
    locals: true,
    body: RequestBody::text("text/plain; charset=utf-8", 8),
    ..definition("tell", "PUT", "/tell")
};

fn tell(definition: &'static Definition, input: &mut Input<'_>) -> Read {
    let mut told = Vec::new();
    for _ in 0..5 {
        told.push(input.text()?);
    }
    handle(
        definition,
        Ok(told),
        async |told: Vec<String>, cx: Context<()>| {
            let method = cx.request().map(|request| request.method());
            Ok(Any::Text(format!(
                "{told:?} {}",
                method.unwrap_or_default()
            )))
        },
    )
}

const COUNT: &Node = &Node::Number(&[], None);
const START: &Node = &Node::Object(Object {
    fields: &[Field {
        key: "start",
        node: COUNT,
        presence: Presence::Required,
    }],
    others: Others::Stripped,
    error: None,
});

const SUM: Definition = Definition {
    query: true,
    body: RequestBody::json(10_000),
    schemas: Schemas {
        query: Some(START),
        body: Some(JsonSchema::of::<Record<f64>>(&Node::Record(
            schema::Record {
                key: None,
                value: COUNT,
                keys: None,
                partial: false,
                loose: false,
                error: None,
            },
        ))),
        ..Schemas::NONE
    },
    ..definition("sum", "POST", "/sum")
};

/// What `SUM` has as its query, and `FILL` as its cookies and its form.
struct Start(f64);

impl DecodeText for Start {
    fn decode_text(pairs: &Pairs<'_>) -> Result<Self, Invalid> {
        pairs.one("start", text::number).map(Self)
    }
}

fn sum(definition: &'static Definition, input: &mut Input<'_>) -> Read {
    let Start(start) = input.query()?;
    handle(
        definition,
        input.json(),
        async move |counts: Record<f64>, _| {
            let sum: f64 = counts.values().sum();
            Ok(Any::Text((start + sum).to_string()))
        },
    )
}

const FILL: Definition = Definition {
    cookies: true,
    body: RequestBody::form(100),
    schemas: Schemas {
        cookies: Some(START),
        form: Some(FormSchema::urlencoded(START)),
        ..Schemas::NONE
    },
    ..definition("fill", "POST", "/fill")
};

fn fill(definition: &'static Definition, input: &mut Input<'_>) -> Read {
    let Start(kept) = input.cookies()?;
    handle(
        definition,
        input.form(),
        async move |Start(filled): Start, _| Ok(Any::Text((kept + filled).to_string())),
    )
}

const PHOTO: &Node = &Node::Object(Object {
    fields: &[
        Field {
            key: "title",
            node: &Node::Text(&[], None),
            presence: Presence::Required,
        },
        Field {
            key: "photo",
            node: &Node::File(
                &[schema::Rule {
                    check: schema::FileCheck::Size(schema::LengthCheck::Max(4.0)),
                    error: None,
                    abort: false,
                }],
                None,
            ),
            presence: Presence::Optional,
        },
    ],
    others: Others::Stripped,
    error: None,
});

const SHOW: Definition = Definition {
    body: RequestBody::multipart(1000),
    schemas: Schemas {
        form: Some(FormSchema::multipart(PHOTO)),
        ..Schemas::NONE
    },
    ..definition("show", "POST", "/show")
};

/// What `SHOW` has as its form.
struct Photo(String, Option<File>);

impl DecodeText for Photo {
    fn decode_text(pairs: &Pairs<'_>) -> Result<Self, Invalid> {
        Ok(Self(
            pairs.one("title", text::string)?,
            pairs.optional("photo", text::file(&[text::FileCheck::Max(4)]))?,
        ))
    }
}

fn show(definition: &'static Definition, input: &mut Input<'_>) -> Read {
    handle(
        definition,
        input.multipart(),
        async move |Photo(title, photo): Photo, _| Ok(Any::Text(format!("{title}: {photo:?}"))),
    )
}

const ROUTES: &[Route<Context<()>>] = &[
    Route {
        definition: &ANSWER,
        read: answer,
    },
    Route {
        definition: &TELL,
        read: tell,
    },
    Route {
        definition: &SUM,
        read: sum,
    },
    Route {
        definition: &FILL,
        read: fill,
    },
    Route {
        definition: &SHOW,
        read: show,
    },
];

fn client() -> TestClient<()> {
    TestClient::new(ROUTES, TestContext::new(()))
}

fn put(content_type: &str, body: impl Into<Body>) -> TestAnswer {
    let request = Request::new("PUT", "http://localhost/tell?a=%41").body(body);
    let request = request
        .header("Content-Type", content_type)
        .header("X-Two", "2");
    client().with_locals("tell", "{}").send(request)
}

#[test]
fn every_kind_of_reply_becomes_an_answer() {
    let ask = |kind: &str| client().get(&format!("/answer/{kind}"));
    assert_eq!((ask("text").status(), ask("text").text()), (200, "text"));
    assert_eq!(ask("text").header("content-type"), Some("text/plain"));
    assert_eq!((ask("nothing").status(), ask("nothing").text()), (204, ""));
    assert_eq!(ask("nothing").header("content-type"), None);
    assert_eq!(
        (ask("redirect").status(), ask("redirect").text()),
        (302, "")
    );
    assert_eq!(
        ask("redirect").header("location"),
        Some("https://example.com/%C3%A9%20%5B1%5D?q=%41#%0A")
    );
    assert_eq!(ask("pieces").text(), "pieces");
    assert_eq!(ask("pieces").header("content-type"), Some("text/plain"));
    assert_eq!(
        (ask("untouched").status(), ask("untouched").text()),
        (418, "tea")
    );
    assert_eq!(ask("untouched").header("x-pot"), Some("brown"));
}

#[test]
fn a_handlers_error_is_told_to_the_test_alone() {
    let answer = client().get("/answer/error");
    assert_eq!(
        (answer.status(), answer.text()),
        (500, "Internal Server Error")
    );
    assert_eq!(answer.error(), Some("invalid digit found in string"));
}

#[test]
fn what_is_declared_arrives_in_order() {
    let answer = put("text/plain", "body");
    assert_eq!(answer.text(), r#"["a=%41", "", "2", "{}", "body"] PUT"#);
}

#[test]
fn a_body_must_be_of_its_type_and_short_enough() {
    let statuses = |content_type: &str| put(content_type, "body").status();
    assert_eq!(statuses("Text/Plain ; charset=latin1"), 200);
    assert_eq!(statuses("text/html"), 415);
    assert_eq!(statuses(""), 415);
    assert_eq!(put("text/plain", "12345678").status(), 200);
    assert_eq!(put("text/plain", "123456789").status(), 413);
    assert_eq!(put("text/plain", vec![0xff]).status(), 400);
}

#[test]
fn everything_that_does_not_match_is_said() {
    let ask = |query: &str, body: String| {
        let request = Request::new("POST", format!("http://localhost/sum?{query}"));
        client().send(
            request
                .header("Content-Type", "application/json")
                .body(body),
        )
    };
    assert_eq!(ask("start=1", r#"{"a":2,"b":3}"#.to_owned()).text(), "6");
    // Of a repeated key the last value counts.
    let twice = r#"{"a":null,"b":3,"a":2}"#.to_owned();
    assert_eq!(ask("start=1", twice).text(), "6");
    assert_eq!(ask("start=1", "{".to_owned()).status(), 400);
    let wrong = ask("start=x", r#"{"a":2,"b":null}"#.to_owned());
    assert_eq!(
        wrong.header("content-type"),
        Some("application/problem+json")
    );
    assert_eq!(
        wrong.text(),
        concat!(
            r#"{"type":"about:blank","title":"Bad Request","status":400,"#,
            r#""detail":"The request does not match the contract.","issues":["#,
            r#"{"expected":"number","code":"invalid_type","path":["start"],"#,
            r#""message":"Invalid input: expected number, received string","in":"query"},"#,
            r#"{"expected":"number","code":"invalid_type","path":["b"],"#,
            r#""message":"Invalid input: expected number, received null","in":"body"}]}"#,
        )
    );
    let nulls: Vec<String> = (0..150).map(|key| format!("\"{key}\":null")).collect();
    let many = ask("start=x", format!("{{{}}}", nulls.join(",")));
    assert_eq!(many.text().matches("\"in\":").count(), 100);
    assert!(many.text().ends_with(r#","truncated":51}"#));
}

#[test]
fn what_is_wrong_with_cookies_and_forms_is_said() {
    let ask = |cookies: &str, body: &str| {
        let request = Request::new("POST", "http://localhost/fill")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Cookie", cookies);
        client().send(request.body(body.to_owned()))
    };
    assert_eq!(ask("a=b; start=1", "start=2").text(), "3");
    let wrong = ask("start=x", "other=2");
    assert_eq!(wrong.status(), 400);
    let (cookies, form) = (
        r#""path":["start"],"message":"Invalid input: expected number, received string","in":"cookies"}"#,
        r#""path":["start"],"message":"Invalid input: expected number, received undefined","in":"body"}"#,
    );
    assert!(wrong.text().contains(cookies), "{}", wrong.text());
    assert!(wrong.text().contains(form), "{}", wrong.text());
}

#[test]
fn files_of_a_form_are_handed_over_or_refused() {
    let photo = File {
        name: "a \"b\"\r\n.png".into(),
        content_type: "Image/PNG".into(),
        bytes: b"\r\n--".to_vec(),
    };
    let form = TestForm::new().text("title", "\r\n--form--");
    let send = |form: &TestForm| client().send(form.request("POST", "/show"));
    assert_eq!(send(&form).text(), "\r\n--form--: None");
    assert_eq!(
        send(&form.clone().file("photo", &photo)).text(),
        "\r\n--form--: Some(File { name: \"a \\\"b\\\"\\r\\n.png\", content_type: \"image/png\", bytes: 4 })"
    );
    let large = File {
        bytes: vec![0; 5],
        ..photo.clone()
    };
    let wrong = send(&TestForm::new().file("title", &photo).file("photo", &large));
    assert_eq!(wrong.status(), 400);
    let (title, size) = (
        r#"{"expected":"string","code":"invalid_type","path":["title"],"message":"Invalid input: expected string, received File","in":"body"}"#,
        r#"{"origin":"file","code":"too_big","maximum":4,"inclusive":true,"path":["photo"],"message":"Too big: expected file to have <=4 bytes","in":"body"}"#,
    );
    assert!(
        wrong.text().contains(&format!("[{title},{size}]")),
        "{}",
        wrong.text()
    );
    let malformed = form.request("POST", "/show").body("--form\r\n");
    assert_eq!(client().send(malformed).status(), 400);
    let huge = form.clone().text("other", &"a".repeat(1000));
    assert_eq!(send(&huge).status(), 413);
}

#[test]
fn a_length_that_is_told_is_believed_before_the_body_is_read() {
    let app = App::new(ROUTES);
    let find = |length: &str| {
        let header = |name: &str| match name {
            "content-type" => Some("text/plain".to_owned()),
            "content-length" => Some(length.to_owned()),
            _ => None,
        };
        app.find("PUT", "/tell", header)
            .map_err(|answer| answer.status)
    };
    assert!(find("8").is_ok());
    assert_eq!(find("9").err(), Some(413));
}

#[test]
fn json_is_any_type_that_ends_in_json() {
    let body = RequestBody::json(1);
    let types = [
        "application/json",
        "application/a+json",
        "application/+json",
        "application/a/b+json",
        "text/a+json",
    ];
    assert_eq!(
        types.map(|header| body.accepts(header)),
        [true, true, false, false, false]
    );
    assert!(RequestBody::none().accepts(""));
}
