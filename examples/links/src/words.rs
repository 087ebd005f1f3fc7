//! The words of an address and a title that a slug can be made of.

/// The words, the telling ones first: those of the title, of the path from its end, and of the host.
pub fn words_of(url: &str, title: &str) -> Vec<String> {
    let address = url.split_once("://").map_or(url, |(_, rest)| rest);
    let address = address.split(['?', '#']).next().unwrap_or_default();
    let (host, path) = address.split_once('/').unwrap_or((address, ""));
    // The last label, `com`, says nothing.
    let host = host.rsplit_once('.').map_or(host, |(rest, _)| rest);

    let mut words: Vec<String> = Vec::new();
    for part in [title].into_iter().chain(path.rsplit('/')).chain([host]) {
        for word in part.split(|c: char| !c.is_ascii_alphanumeric()) {
            let word = word.to_ascii_lowercase();
            if is_telling(&word) && !words.contains(&word) {
                words.push(word);
            }
        }
    }
    words
}

fn is_telling(word: &str) -> bool {
    (2..=16).contains(&word.len()) && !SILENT.contains(&word)
}

/// Words that say nothing of where a link leads.
const SILENT: [&str; 24] = [
    "an", "and", "are", "at", "by", "for", "from", "htm", "html", "http", "https", "in", "index",
    "is", "it", "of", "on", "or", "php", "that", "the", "to", "with", "www",
];

#[cfg(test)]
mod tests {
    use super::words_of;

    #[test]
    fn the_title_comes_first_then_the_path_from_its_end_then_the_host() {
        let words = words_of(
            "https://blog.rust-lang.org/2025/async-closures.html?a=b#c",
            "Closures that wait",
        );
        assert_eq!(
            words,
            ["closures", "wait", "async", "2025", "blog", "rust", "lang"]
        );
    }

    #[test]
    fn an_address_may_have_no_path_no_dot_and_no_scheme() {
        assert_eq!(words_of("https://localhost", ""), ["localhost"]);
        assert_eq!(words_of("example.com", ""), ["example"]);
        assert!(words_of("", "").is_empty());
    }

    #[test]
    fn what_is_not_ascii_divides_words() {
        assert_eq!(
            words_of("https://example.com/caf%C3%A9", "Straße 日本 Café"),
            ["stra", "caf", "c3", "a9", "example"]
        );
    }
}
