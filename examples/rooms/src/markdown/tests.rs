use super::to_html;

#[test]
fn what_is_meant_is_shown() {
    for (markdown, html) in [
        ("hello", "<p>hello</p>\n"),
        (
            "*a* **b** ~~c~~ `d`",
            "<p><em>a</em> <strong>b</strong> <del>c</del> <code>d</code></p>\n",
        ),
        ("one\ntwo", "<p>one<br />\ntwo</p>\n"),
        ("# large", "<p>large</p>\n"),
        ("```\na < b\n```", "<pre><code>a &lt; b\n</code></pre>\n"),
        ("> said", "<blockquote>\n<p>said</p>\n</blockquote>\n"),
        (
            "[a](https://a.example/?b&c)",
            "<p><a href=\"https://a.example/?b&amp;c\">a</a></p>\n",
        ),
    ] {
        assert_eq!(to_html(markdown), html, "{markdown}");
    }
}

#[test]
fn what_could_harm_is_text() {
    for (markdown, html) in [
        (
            "<script>alert(1)</script>",
            "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n",
        ),
        (
            "a <b onclick=x>b</b>",
            "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>\n",
        ),
        ("[a](javascript:alert(1)) b", "<p>a b</p>\n"),
        (
            "[a](JaVaScRiPt:x) [b](http://b)",
            "<p>a <a href=\"http://b\">b</a></p>\n",
        ),
        ("[a](&#106;avascript:x)", "<p>a</p>\n"),
        ("<data:text/html,x>", "<p>data:text/html,x</p>\n"),
        ("[a](/api)", "<p>a</p>\n"),
        ("![seen](https://a.example/count.png)", "<p>seen</p>\n"),
        (
            "[a](http://b/\"onclick=\"x)",
            "<p><a href=\"http://b/%22onclick=%22x\">a</a></p>\n",
        ),
    ] {
        assert_eq!(to_html(markdown), html, "{markdown}");
    }
}
