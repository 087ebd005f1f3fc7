use super::*;
use crate::generated::env::Env;
use bimetal::test::{TestContext, block_on};

const SCHEMA: &str = r#"{
    "type": "object",
    "required": ["total"],
    "properties": { "total": { "type": "number", "minimum": 0 }, "name": { "type": "string", "pattern": "^[a-z ]+$" } }
}"#;

fn rules(schema: &str, template: &str) -> Rules {
    Rules {
        target: "https://example.com/".into(),
        schema: schema.to_owned(),
        template: template.to_owned(),
    }
}

fn rendered(rules: &Rules, body: &str) -> Result<String, Vec<String>> {
    let [tenant, id, body] = ["shop", "order-1", body].map(str::to_owned);
    render(&Hook { tenant, id, body }, rules)
}

#[test]
fn a_template_makes_a_payload() {
    let template = r#"{ "text": {{ "Order of " ~ body.total ~ " by " ~ body.name | default("\"nobody\"") }}, "id": {{ id }},
        "to": {{ tenant }} }"#;
    let rules = rules(SCHEMA, template);
    let payload = rendered(&rules, r#"{ "total": 2.5, "name": "ada" }"#).expect("it is valid");
    let payload: Value = serde_json::from_str(&payload).expect("it is JSON");
    assert_eq!(
        payload,
        serde_json::json!({ "text": "Order of 2.5 by ada", "id": "order-1", "to": "shop" })
    );
    let payload = rendered(&rules, r#"{ "total": 1 }"#).expect("it is valid");
    assert!(payload.contains(r#"Order of 1 by \"nobody\""#), "{payload}");
}

#[test]
fn what_is_wrong_with_a_webhook_is_told_without_its_values() {
    let cases: &[(&str, &str, &str, &[&str])] = &[
        (
            SCHEMA,
            "{}",
            "{",
            &["the body is no JSON: EOF while parsing an object at line 1 column 1"],
        ),
        (
            SCHEMA,
            "{}",
            "[]",
            &[r#"body: value is not of type "object""#],
        ),
        (
            SCHEMA,
            "{}",
            r#"{ "total": -1, "name": "ADA" }"#,
            &[
                r#"body/name: value does not match "^[a-z ]+$""#,
                "body/total: value is less than the minimum of 0",
            ],
        ),
        (
            r#"{ "properties": { "to": { "format": "email" } } }"#,
            "{}",
            r#"{ "to": "nobody" }"#,
            &[r#"body/to: value is not a "email""#],
        ),
        (
            "{}",
            "{\n{{ body.a }}}",
            "{}",
            &["template, line 2: undefined value"],
        ),
        (
            "{}",
            "hello",
            "{}",
            &["template: what it makes is no JSON: expected value at line 1 column 1"],
        ),
        (
            "{}",
            "{% for i in range(100000) %}{% endfor %}0",
            "{}",
            &["template, line 1: engine ran out of fuel"],
        ),
    ];
    for (schema, template, body, errors) in cases {
        assert_eq!(
            rendered(&rules(schema, template), body).unwrap_err(),
            *errors,
            "{body}"
        );
    }
}

#[test]
fn what_is_wrong_with_rules_is_told() {
    let cases: &[(&str, &str, &[&str])] = &[
        (SCHEMA, r#"{ "a": {{ body }} }"#, &[]),
        ("true", "{}", &[]),
        // It ends where a body does.
        (r##"{ "properties": { "a": { "$ref": "#" } } }"##, "{}", &[]),
        (
            r#"{ "type": "thing" }"#,
            "{{ body",
            &[
                "schema/type: \"thing\" is not valid under any of the schemas listed in the 'anyOf' keyword",
                "template, line 1: syntax error: unexpected end of input, expected end of variable block",
            ],
        ),
        (
            r#"{ "pattern": "(?=a)" }"#,
            "{}",
            &["schema/pattern: \"(?=a)\" is not a \"regex\""],
        ),
        (
            r#"{ "$ref": "https://example.com/schema.json" }"#,
            "{}",
            &[
                "schema: Resource 'https://example.com/schema.json' is not present in a registry and retrieving it failed: \
               Retrieval is disabled, cannot fetch https://example.com/schema.json",
            ],
        ),
        (
            r#"{ "$ref": "file:///etc/passwd" }"#,
            "{}",
            &[
                "schema: Resource 'file:///etc/passwd' is not present in a registry and retrieving it failed: \
               Retrieval is disabled, cannot fetch file:///etc/passwd",
            ],
        ),
    ];
    let cx = TestContext::new(Env::fake()).context();
    for (schema, template, errors) in cases {
        let found = block_on(check_rules(rules(schema, template), cx.clone()));
        assert_eq!(found.expect("it does not fail"), *errors, "{schema}");
    }
}

#[test]
fn a_reference_to_itself_has_an_end() {
    for schema in [
        r##"{ "$ref": "#" }"##,
        r##"{ "allOf": [{ "$ref": "#" }] }"##,
    ] {
        assert_eq!(rendered(&rules(schema, "{}"), "{}").as_deref(), Ok("{}"));
    }
}
