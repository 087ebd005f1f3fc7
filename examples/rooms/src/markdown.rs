//! Markdown as HTML that is safe to show.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, html};

/// Renders Markdown without HTML of its own, pictures and large headings; links lead to `http` and `https` only.
pub fn to_html(markdown: &str) -> String {
    let mut shown = String::new();
    let mut in_unsafe_link = false;
    let events = Parser::new_ext(markdown, Options::ENABLE_STRIKETHROUGH);
    let events = events.filter_map(|event| {
        Some(match event {
            Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
            Event::SoftBreak => Event::HardBreak,
            Event::Start(Tag::Heading { .. }) => Event::Start(Tag::Paragraph),
            Event::End(TagEnd::Heading(_)) => Event::End(TagEnd::Paragraph),
            Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
            Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
            // What stands in their place is shown.
            Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => return None,
            Event::Start(Tag::Link { ref dest_url, .. }) if !is_safe(dest_url) => {
                in_unsafe_link = true;
                return None;
            }
            // Links are never within links.
            Event::End(TagEnd::Link) if std::mem::take(&mut in_unsafe_link) => return None,
            event => event,
        })
    });
    html::push_html(&mut shown, events);
    shown
}

fn is_safe(address: &str) -> bool {
    let scheme = address
        .split_once(':')
        .map(|(scheme, _)| scheme.to_ascii_lowercase());
    matches!(scheme.as_deref(), Some("http" | "https"))
}

#[cfg(test)]
mod tests;
