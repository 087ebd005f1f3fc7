//! The fake against what the platform does.

use super::*;
use crate::test::block_on;

fn reason<T>(result: Result<T, BindingError>) -> String {
    match result {
        Ok(_) => "no error".to_owned(),
        Err(error) => error.reason(),
    }
}

async fn filled(keys: &[&str]) -> Bucket {
    let bucket = Bucket::fake();
    for key in keys {
        bucket.put(key, key).await.unwrap();
    }
    bucket
}

fn keys(list: &List) -> Vec<&str> {
    list.objects
        .iter()
        .map(|object| object.key.as_str())
        .collect()
}

#[test]
fn an_object_has_what_was_put_beside_it() {
    block_on(async {
        let bucket = Bucket::fake();
        let options = PutOptions::new()
            .content_type("text/plain")
            .custom("by", "ada");
        let put = bucket.put_with("a", "hello", &options).await.unwrap();
        let head = bucket.clone().head("a").await.unwrap().unwrap();
        assert_eq!(put, head);
        assert_eq!(head.size, 5);
        assert_eq!(head.http_etag, format!("\"{}\"", head.etag));
        assert_eq!(
            head.http_metadata.content_type.as_deref(),
            Some("text/plain")
        );
        assert_eq!(head.custom("by"), Some("ada"));

        let again = bucket.put("a", "hello").await.unwrap();
        assert_eq!(again.etag, put.etag, "the same bytes");
        assert_ne!(again.version, put.version, "another put");
        assert_eq!(again.http_metadata, HttpMetadata::default());
        assert_ne!(bucket.put("a", "hallo").await.unwrap().etag, put.etag);
    });
}

#[test]
fn a_stream_is_put_whole() {
    block_on(async {
        let bucket = Bucket::fake();
        bucket
            .put_stream("a", Body::from("streamed"), &PutOptions::new())
            .await
            .unwrap();
        assert_eq!(
            bucket
                .get("a")
                .await
                .unwrap()
                .unwrap()
                .body
                .text()
                .await
                .unwrap(),
            "streamed"
        );
    });
}

#[test]
fn ranges_give_the_bytes_that_are_there() {
    block_on(async {
        let bucket = Bucket::fake();
        bucket.put("a", "0123456789").await.unwrap();
        let unsatisfiable = Err("get: The requested range is not satisfiable (10039)".to_owned());
        let cases = [
            (Range::from(2..5), Ok(("234", 2, 3))),
            (Range::from(8..20), Ok(("89", 8, 2))),
            (Range::from(7..), Ok(("789", 7, 3))),
            (Range::from(..2), Ok(("01", 0, 2))),
            (Range::Last(3), Ok(("789", 7, 3))),
            (Range::Last(99), Ok(("0123456789", 0, 10))),
            (Range::from(10..), unsatisfiable.clone()),
            (Range::from(11..12), unsatisfiable.clone()),
            (Range::from(3..3), unsatisfiable.clone()),
            (Range::Last(0), unsatisfiable),
        ];
        for (range, expected) in cases {
            let got = match bucket.get_range("a", range).await {
                Ok(found) => {
                    let found = found.unwrap();
                    assert_eq!(
                        found.object.size, 10,
                        "the size is that of the whole object"
                    );
                    Ok((found.body.text().await.unwrap(), found.object.range))
                }
                Err(error) => Err(error.reason()),
            };
            let expected = expected.map(|(text, offset, length)| {
                (text.to_owned(), Some(Range::Part { offset, length }))
            });
            assert_eq!(got, expected, "{range:?}");
        }
    });
}

#[test]
fn lists_come_in_pages() {
    block_on(async {
        let bucket = filled(&["b", "a/2", "a/1", "a/3"]).await;
        let two = ListOptions::new().prefix("a/").limit(2);
        let page = bucket.list(&two).await.unwrap();
        assert_eq!(keys(&page), ["a/1", "a/2"]);
        let page = bucket.list(&two.clone().cursor(page.cursor)).await.unwrap();
        assert_eq!((keys(&page), &page.cursor), (vec!["a/3"], &None));
        let page = bucket
            .list(&ListOptions::new().start_after("a/2"))
            .await
            .unwrap();
        assert_eq!(keys(&page), ["a/3", "b"]);
    });
}

#[test]
fn a_delimiter_lists_folders_once_across_pages() {
    block_on(async {
        let bucket = filled(&["img/a/1", "img/a/2", "img/b", "img/c/1", "img/c/2", "other"]).await;
        let folders = ListOptions::new().prefix("img/").delimiter("/");
        let all = bucket.list(&folders).await.unwrap();
        assert_eq!(
            (keys(&all), &all.delimited_prefixes[..]),
            (vec!["img/b"], &["img/a/", "img/c/"].map(String::from)[..])
        );

        let mut seen = Vec::new();
        let mut options = folders.limit(1);
        loop {
            let page = bucket.list(&options).await.unwrap();
            seen.extend(page.objects.into_iter().map(|object| object.key));
            seen.extend(page.delimited_prefixes);
            let Some(cursor) = page.cursor else { break };
            options = options.cursor(cursor);
        }
        assert_eq!(seen, ["img/a/", "img/b", "img/c/"]);
    });
}

#[test]
fn a_list_has_metadata_only_where_it_was_asked_for() {
    block_on(async {
        let bucket = Bucket::fake();
        bucket
            .put_with("a", "", &PutOptions::new().custom("by", "ada"))
            .await
            .unwrap();
        let plain = bucket.list(&ListOptions::new()).await.unwrap();
        assert!(plain.objects[0].custom_metadata.is_empty());
        let full = bucket
            .list(&ListOptions::new().with_metadata())
            .await
            .unwrap();
        assert_eq!(full.objects[0].custom_metadata.len(), 1);
    });
}

#[test]
fn one_and_many_are_deleted() {
    block_on(async {
        let bucket = filled(&["a", "b", "c", "d"]).await;
        bucket.delete("a").await.unwrap();
        bucket.delete_many(&["b", "c", "none"]).await.unwrap();
        assert_eq!(
            keys(&bucket.list(&ListOptions::new()).await.unwrap()),
            ["d"]
        );
    });
}

#[test]
fn the_limits_are_those_of_the_platform() {
    block_on(async {
        let bucket = Bucket::fake();
        assert_eq!(reason(bucket.head(&"k".repeat(1024)).await), "no error");
        assert_eq!(
            reason(bucket.head(&"k".repeat(1025)).await),
            "head: The specified object name is not valid. (10020)"
        );
        assert_eq!(
            reason(bucket.get_range(&"k".repeat(1025), 0..1).await),
            "get: The specified object name is not valid. (10020)"
        );
        let much = PutOptions::new().custom("n", "v".repeat(8192));
        assert_eq!(
            reason(bucket.put_with("a", "", &much).await),
            "put: Your metadata headers exceed the maximum allowed metadata size. (10012)"
        );
        for limit in [0, 1001] {
            assert_eq!(
                reason(bucket.list(&ListOptions::new().limit(limit)).await),
                "list: MaxKeys params must be positive integer <= 1000. (10022)"
            );
        }
        assert_eq!(
            reason(bucket.delete_many(&vec!["k"; 1001]).await),
            "delete: at most 1000 keys can be deleted at once"
        );
    });
}
