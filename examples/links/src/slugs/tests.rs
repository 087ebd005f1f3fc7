use super::*;
use crate::generated::{env::Env, functions, schemas};
use bimetal::test::{TestContext, block_on};

/// What is suggested to a user when some slugs are taken.
fn suggestions(url: &str, title: Option<&str>, user: &str, taken: &[&str]) -> Vec<String> {
    let taken: Vec<String> = taken.iter().map(ToString::to_string).collect();
    let test = TestContext::new(Env::fake())
        .on_function(functions::TAKEN_SLUGS, move |_| Ok(taken.clone()));
    let body = schemas::SuggestSlugsBody {
        url: url.into(),
        title: title.map(Into::into),
    };
    let locals = schemas::SuggestSlugsLocals {
        user_id: user.into(),
    };
    let request = suggest_slugs::Request { body, locals };
    match block_on(suggest(request, test.context())) {
        Ok(suggest_slugs::Ok(answer)) => answer.slugs,
        _ => panic!("there is always a suggestion"),
    }
}

const URL: &str = "https://www.rust-lang.org/learn/get-started";

#[test]
fn slugs_are_made_of_the_words() {
    let slugs = suggestions(URL, None, "ada", &[]);
    assert_eq!(
        slugs,
        [
            "get-started",
            "get",
            "started",
            "learn",
            "get-started-learn"
        ]
    );
    assert_eq!(suggestions(URL, Some("Rust"), "ada", &[])[0], "rust-get");
}

#[test]
fn a_slug_that_is_taken_is_not_suggested() {
    let slugs = suggestions(URL, None, "ada", &["get-started", "learn"]);
    assert_eq!(slugs[..3], ["get", "started", "get-started-learn"]);
}

#[test]
fn to_a_user_always_the_same_number_is_suggested_and_to_others_another() {
    let taken = ["get-started", "get", "started", "learn"];
    let number = |user| suggestions(URL, None, user, &taken)[1].clone();
    assert!(number("ada").starts_with("get-"));
    assert_eq!(number("ada"), number("ada"));
    assert_ne!(number("ada"), number("grace"));
}

#[test]
fn without_a_word_it_is_random() {
    let slugs = || suggestions("x", None, "ada", &[]);
    let (one, two) = (slugs(), slugs());
    assert_eq!((one.len(), one[0].len()), (1, 7));
    assert!(
        one[0].bytes().all(|byte| ALPHABET.contains(&byte)),
        "{}",
        one[0]
    );
    assert_ne!(one, two);
}

#[test]
fn no_slug_is_too_long() {
    let url = "https://example.com/abcdefghijklmnop-bcdefghijklmnopq-cdefghijklmnopqr";
    assert!(
        suggestions(url, None, "ada", &[])
            .iter()
            .all(|slug| slug.len() <= 32)
    );
}
