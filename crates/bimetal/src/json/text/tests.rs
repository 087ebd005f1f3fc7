use super::*;

fn gives(text: &str, checks: &[TextCheck]) -> Option<String> {
    check_text(text, checks).ok().map(Cow::into_owned)
}

const fn pattern(source: &'static str, flags: &'static str) -> TextCheck {
    TextCheck::Pattern(Pattern { source, flags })
}

#[test]
fn checks_and_changes_run_in_order() {
    use TextCheck::{Lower, Max, Min, Trim};
    assert_eq!(
        gives(" A ", &[Min(3), Trim, Max(1), Lower]).as_deref(),
        Some("a")
    );
    assert_eq!(gives(" A ", &[Trim, Min(3)]), None);
}

#[test]
fn white_space_is_that_of_javascript() {
    assert_eq!(
        gives("\u{feff}\u{2003}a\u{85}\u{3000}", &[TextCheck::Trim]).as_deref(),
        Some("a\u{85}")
    );
}

#[test]
fn patterns_see_code_units_unless_they_ask_for_code_points() {
    assert!(gives("😀", &[pattern("^..$", "")]).is_some());
    assert!(gives("😀", &[pattern("^.$", "")]).is_none());
    assert!(gives("😀", &[pattern("^.$", "u")]).is_some());
    assert!(gives("ABC", &[pattern("^[a-c]+$", "i")]).is_some());
    assert!(gives("xa", &[pattern("a", "y")]).is_none());
}

#[test]
fn a_position_counts_code_units() {
    let includes = |text, position| gives(text, &[TextCheck::Includes("a", position)]).is_some();
    assert!(includes("😀a", 2) && includes("😀a", 1) && !includes("😀a", 3) && !includes("a", 9));
}

#[test]
fn formats_are_those_of_zod() {
    let cases: [(TextCheck, &[&str], &[&str]); 7] = [
        (
            TextCheck::Ipv6,
            &["::1", "2001:db8::1.2.3.4"],
            &["", "::1%eth0", "1.2.3.4", ":::"],
        ),
        (
            TextCheck::CidrV6,
            &["::1/0", "::1/128", "::/1.5", "::/NaN"],
            &["::1", "::1/129", "::1/-1", "::1/01", "::/1/1"],
        ),
        (
            TextCheck::Base64,
            &["", "AA==", "YR==", "AAA=", "AAAA"],
            &["A===", "====", "AA=A", "AAA", "A A=", "AA-_"],
        ),
        (
            TextCheck::Base64Url,
            &["", "AA", "A-_"],
            &["A", "AA==", "AA+/"],
        ),
        (
            TextCheck::CreditCard,
            &["4242 4242 4242 4242", "4242-4242-4242-4242"],
            &[
                "4242",
                "4242  4242 4242 4242",
                "4242 4242 4242 4241",
                "4242 4242 4242 4242 ",
            ],
        ),
        (
            TextCheck::Iban,
            &["DE89370400440532013000", "GB82WEST12345698765432"],
            &["DE88370400440532013000", "de89370400440532013000", "DE89"],
        ),
        (
            TextCheck::Jwt(None),
            &["eyJhbGciOiJIUzI1NiJ9..", "eyJhbGciOiJIUzI1NiJ9.a.b"],
            &["e30.a.b", "a.b", "bnVsbA.a.b", ".."],
        ),
    ];
    for (check, valid, invalid) in cases {
        for text in valid {
            assert!(gives(text, &[check]).is_some(), "{check:?} {text}");
        }
        for text in invalid {
            assert!(gives(text, &[check]).is_none(), "{check:?} {text}");
        }
    }
    assert!(gives("eyJhbGciOiJIUzI1NiJ9..", &[TextCheck::Jwt(Some("HS512"))]).is_none());
}

#[test]
fn urls_lose_the_space_around_them() {
    let url = |normalize| UrlCheck {
        hostname: None,
        protocol: None,
        normalize,
    };
    assert_eq!(
        gives(" https://exa\nmple.com ", &[TextCheck::Url(url(false))]).as_deref(),
        Some("https://example.com")
    );
    assert_eq!(
        gives("https://example.com", &[TextCheck::Url(url(true))]).as_deref(),
        Some("https://example.com/")
    );
    assert_eq!(gives("no url", &[TextCheck::Url(url(false))]), None);
    let web = UrlCheck {
        protocol: Some(Pattern {
            source: WEB,
            flags: "",
        }),
        ..url(false)
    };
    assert_eq!(gives("https:example.com", &[TextCheck::Url(web)]), None);
    assert_eq!(gives("ftp://example.com", &[TextCheck::Url(web)]), None);
}

#[test]
fn slugs_are_words_between_hyphens() {
    assert_eq!(
        gives(" Hello,  Wörld_2! -", &[TextCheck::Slugify]).as_deref(),
        Some("hello-wrld-2")
    );
}

#[test]
fn multiples_bear_the_rounding_of_floats() {
    assert!(is_multiple(2.03, 0.07) && is_multiple(0.3, 0.1) && is_multiple(-4.5, 1.5));
    assert!(!is_multiple(0.35, 0.1) && !is_multiple(1.0, 0.0) && !is_multiple(0.0, 0.0));
}
