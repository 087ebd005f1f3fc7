//! The fake against what the platform does.

use super::*;
use crate::test::block_on;

fn reason<T>(result: Result<T, BindingError>) -> String {
    match result {
        Ok(_) => "no error".to_owned(),
        Err(error) => error.reason(),
    }
}

async fn names(kv: &Kv, options: &ListOptions) -> (Vec<String>, Option<String>) {
    let list = kv.list(options).await.unwrap();
    (
        list.keys.into_iter().map(|key| key.name).collect(),
        list.cursor,
    )
}

#[test]
fn what_was_put_is_read_in_every_form() {
    block_on(async {
        let kv = Kv::fake();
        kv.put("text", "[1,2]").await.unwrap();
        kv.put("bytes", [0xff, b'a']).await.unwrap();
        kv.put_json("json", &vec!["a", "b"]).await.unwrap();

        assert_eq!(kv.get("text").await.unwrap().unwrap(), "[1,2]");
        assert_eq!(
            kv.get_json::<Vec<f64>>("text").await.unwrap().unwrap(),
            [1.0, 2.0]
        );
        assert_eq!(kv.get_bytes("bytes").await.unwrap().unwrap(), [0xff, b'a']);
        assert_eq!(kv.get("bytes").await.unwrap().unwrap(), "\u{fffd}a");
        assert_eq!(kv.get("json").await.unwrap().unwrap(), r#"["a","b"]"#);
        let stream = kv.get_stream("text").await.unwrap().unwrap();
        assert_eq!(stream.text().await.unwrap(), "[1,2]");
        assert_eq!(kv.get_bytes("none").await.unwrap(), None);
        assert_eq!(kv.get_json::<Value>("none").await.unwrap(), None);
        assert!(kv.get_stream("none").await.unwrap().is_none());
    });
}

#[test]
fn clones_share_the_namespace_and_other_fakes_do_not() {
    block_on(async {
        let kv = Kv::fake();
        kv.clone().put("a", "1").await.unwrap();
        assert_eq!(kv.get("a").await.unwrap().unwrap(), "1");
        assert_eq!(Kv::fake().get("a").await.unwrap(), None);
        kv.delete("a").await.unwrap();
        kv.delete("a").await.unwrap();
        assert_eq!(kv.get("a").await.unwrap(), None);
    });
}

#[test]
fn metadata_is_kept_and_a_plain_put_drops_it() {
    block_on(async {
        let kv = Kv::fake();
        kv.put_with("a", "1", &PutOptions::new().metadata(&vec![1.0]))
            .await
            .unwrap();
        let entry = kv
            .get_with_metadata::<Vec<f64>>("a")
            .await
            .unwrap()
            .unwrap();
        assert_eq!(
            (entry.value.as_str(), entry.metadata),
            ("1", Some(vec![1.0]))
        );
        assert!(
            kv.get_with_metadata::<String>("a")
                .await
                .unwrap_err()
                .is_invalid()
        );
        let listed = kv.list_with_metadata::<Value>(&ListOptions::new()).await;
        let key = listed.unwrap().keys.remove(0);
        assert_eq!(key.metadata, Some(Value::Array(vec![Value::Number(1.0)])));

        kv.put("a", "2").await.unwrap();
        let entry = kv.get_with_metadata::<Value>("a").await.unwrap().unwrap();
        assert_eq!((entry.value.as_str(), entry.metadata), ("2", None));
    });
}

#[test]
fn values_expire_when_their_time_has_come() {
    block_on(async {
        let kv = Kv::fake();
        let now = kv.0.state.borrow().now();
        kv.put_with("ttl", "", &PutOptions::new().expiration_ttl(60))
            .await
            .unwrap();
        kv.put_with("at", "", &PutOptions::new().expiration(now + 1000))
            .await
            .unwrap();
        kv.put("stays", "").await.unwrap();
        let list = kv.list(&ListOptions::new()).await.unwrap();
        assert_eq!(list.keys[0].expiration, Some(now + 1000));
        assert_eq!(list.keys[1].expiration, None);

        kv.advance(Duration::from_secs(61));
        assert_eq!(names(&kv, &ListOptions::new()).await.0, ["at", "stays"]);
        assert_eq!(kv.get("ttl").await.unwrap(), None);
        kv.advance(Duration::from_secs(1000));
        assert_eq!(names(&kv, &ListOptions::new()).await.0, ["stays"]);
    });
}

#[test]
fn lists_are_sorted_by_bytes_and_come_in_pages() {
    block_on(async {
        let kv = Kv::fake();
        for key in ["b", "a:2", "é", "a:1", "a:3", "Z"] {
            kv.put(key, "").await.unwrap();
        }
        let all = names(&kv, &ListOptions::new()).await;
        assert_eq!(
            all,
            (
                ["Z", "a:1", "a:2", "a:3", "b", "é"]
                    .map(String::from)
                    .to_vec(),
                None
            )
        );

        let two = ListOptions::new().prefix("a:").limit(2);
        let (page, cursor) = names(&kv, &two).await;
        assert_eq!(page, ["a:1", "a:2"]);
        kv.delete("a:2").await.unwrap();
        let (page, cursor) = names(&kv, &two.clone().cursor(cursor)).await;
        assert_eq!((page, cursor), (vec!["a:3".to_owned()], None));
        let exact = ListOptions::new().prefix("a:").limit(2);
        assert_eq!(
            names(&kv, &exact).await.1,
            None,
            "a full last page has no cursor"
        );
    });
}

#[test]
fn the_limits_are_those_of_the_platform() {
    block_on(async {
        let kv = Kv::fake();
        assert_eq!(
            reason(kv.get("").await),
            "TypeError: Key name cannot be empty."
        );
        assert_eq!(
            reason(kv.put("..", "").await),
            "TypeError: \"..\" is not allowed as a key name."
        );
        let long = "k".repeat(513);
        let limit = "414 UTF-8 encoded length of 513 exceeds key length limit of 512.";
        assert_eq!(reason(kv.get(&long[1..]).await), "no error");
        assert_eq!(
            reason(kv.get_bytes(&long).await),
            format!("KV GET failed: {limit}")
        );
        assert_eq!(
            reason(kv.put_json(&long, "").await),
            format!("KV PUT failed: {limit}")
        );
        assert_eq!(
            reason(kv.delete(&long).await),
            format!("KV DELETE failed: {limit}")
        );
        assert_eq!(
            reason(kv.list(&ListOptions::new().prefix(long)).await),
            format!("KV GET failed: {limit}")
        );
        assert_eq!(
            reason(kv.put("a", vec![0; MAX_VALUE + 1]).await),
            "KV PUT failed: 413 Value length of 26214401 exceeds limit of 26214400."
        );
        assert_eq!(
            reason(kv.list(&ListOptions::new().limit(0)).await),
            "no error"
        );
        assert_eq!(
            reason(kv.list(&ListOptions::new().limit(1001)).await),
            "KV GET failed: 400 Invalid key_count_limit of 1001. Please specify an integer less than 1000."
        );
    });
}

#[test]
fn the_limits_of_options_are_those_of_the_platform() {
    let kv = Kv::fake();
    let now = kv.0.state.borrow().now();
    let epoch =
        "Please specify integer greater than the current number of seconds since the UNIX epoch.";
    let new = PutOptions::new;
    let cases = [
        (new().expiration_ttl(60), None),
        (
            new().expiration_ttl(59),
            Some(
                "400 Invalid expiration_ttl of 59. Expiration TTL must be at least 60.".to_owned(),
            ),
        ),
        (
            new().expiration_ttl(0),
            Some(
                "400 Invalid expiration_ttl of 0. Please specify integer greater than 0."
                    .to_owned(),
            ),
        ),
        (
            new().expiration(1),
            Some(format!("400 Invalid expiration of 1. {epoch}")),
        ),
        (
            new().expiration(now + 30),
            Some(format!(
                "400 Invalid expiration of {}. Expiration times must be at least 60 seconds in the future.",
                now + 30
            )),
        ),
        (new().metadata(&"m".repeat(1022)), None),
        (
            new().metadata(&"m".repeat(1023)),
            Some("413 Metadata length of 1025 exceeds limit of 1024.".to_owned()),
        ),
    ];
    for (options, expected) in cases {
        let reason = block_on(kv.put_with("a", "", &options))
            .err()
            .map(|error| error.reason());
        assert_eq!(
            reason,
            expected.map(|text| format!("KV PUT failed: {text}")),
            "{options:?}"
        );
    }
}
