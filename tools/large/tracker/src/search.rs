//! `/search`: whatever is asked for is found once in each place.

use crate::{
    Context,
    generated::{
        routes::search,
        schemas::{
            CommentHit, IssueHit, IssueState, SearchHit, SearchQueryInItem as Place, SearchResult,
            UserHit,
        },
    },
    samples::ada,
};

pub async fn search(req: search::Request, _: Context) -> search::Result {
    let places = req
        .query
        .r#in
        .unwrap_or_else(|| vec![Place::Issue, Place::Comment, Place::User]);
    let hits = places
        .into_iter()
        .map(|place| hit(place, &req.query.q))
        .collect();
    Ok(search::Ok(SearchResult { hits, took: 0.5 }))
}

fn hit(place: Place, text: &str) -> SearchHit {
    match place {
        Place::Issue => SearchHit::Issue(IssueHit {
            key: "BI-1".into(),
            title: text.into(),
            state: IssueState::Open,
        }),
        Place::Comment => SearchHit::Comment(CommentHit {
            key: "BI-1".into(),
            excerpt: text.into(),
        }),
        Place::User => SearchHit::User(UserHit { user: ada() }),
    }
}
