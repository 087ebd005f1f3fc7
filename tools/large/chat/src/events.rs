//! What happens: events of every kind, and who is there.

use crate::{
    Context,
    generated::routes::{events_append, presence_merge},
};

pub async fn append(req: events_append::Request, _: Context) -> events_append::Result {
    Ok(events_append::Ok(req.body))
}

/// Of somebody who was seen more than once, the last counts.
pub async fn merge_presence(req: presence_merge::Request, _: Context) -> presence_merge::Result {
    let seen = req.body.seen.into_iter();
    Ok(presence_merge::Ok(
        seen.map(|(handle, presence)| (handle.0, presence))
            .collect(),
    ))
}
