//! `/projects/:key/issues/:number/activity`: what happened to an issue.

use crate::{
    Context,
    generated::{
        routes::{activity_list, activity_restore},
        schemas::{ActivityEvent, ActivityPage, Created},
    },
    issues::{find, no_issue},
    samples::{ada, now, page_of},
};

pub async fn list(req: activity_list::Request, _: Context) -> activity_list::Result {
    if find(&req.params).is_none() {
        return Ok(activity_list::NotFound(no_issue(&req.params)));
    }
    let created = Created {
        at: now(),
        by: ada(),
    };
    Ok(activity_list::Ok(page(vec![created.into()])))
}

pub async fn restore(req: activity_restore::Request, _: Context) -> activity_restore::Result {
    match find(&req.params) {
        Some(_) => Ok(activity_restore::Ok(page(req.body.events))),
        None => Ok(activity_restore::NotFound(no_issue(&req.params))),
    }
}

fn page(events: Vec<ActivityEvent>) -> ActivityPage {
    let page = page_of(&events);
    ActivityPage { events, page }
}
