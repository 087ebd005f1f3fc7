//! `/search`, and searches that are kept.

use crate::{
    Context,
    generated::{
        routes::{search_find, search_save},
        schemas::{Filter, FilterOfItem, Hit, Hits, SavedSearches},
    },
    samples::{handle, hello, is_channel},
    text::plain,
};

pub async fn find(req: search_find::Request, _: Context) -> search_find::Result {
    let query = req.query;
    let message = hello();
    let snippet = plain(&message.text.nodes);
    let spans: Vec<(i64, i64)> = snippet
        .match_indices(&query.q)
        .map(|(start, found)| (start as i64, (start + found.len()) as i64))
        .collect();
    let wanted = query
        .r#in
        .is_none_or(|channels| channels.iter().any(is_channel));
    let hits: Vec<Hit> = (wanted && !spans.is_empty())
        .then(|| Hit {
            message: message.id,
            channel: handle("general"),
            snippet,
            spans,
        })
        .into_iter()
        .collect();
    let total = hits.len() as i64;
    Ok(search_find::Ok(Hits { hits, total }))
}

pub async fn save(req: search_save::Request, _: Context) -> search_save::Result {
    let searches = req.body.searches;
    let depths = searches.iter().map(|search| depth(&search.filter));
    let deepest = depths.max().unwrap_or(0);
    Ok(search_save::Ok(SavedSearches { searches, deepest }))
}

fn depth(filter: &Filter) -> i64 {
    let inside = filter.of.iter().map(|item| match item {
        FilterOfItem::String(_) => 0,
        FilterOfItem::Filter(filter) => depth(filter),
    });
    1 + inside.max().unwrap_or(0)
}
