//! `/channels/:channel/messages/:message/thread`.

use crate::{
    Context,
    generated::{
        routes::{messages_graft, messages_thread},
        schemas::{Message, Thread},
    },
    problem::not_found,
    samples::{find, id},
};
use bimetal::json::Maybe;

pub async fn read(req: messages_thread::Request, _: Context) -> messages_thread::Result {
    let Some(message) = find(&req.params) else {
        return Ok(messages_thread::NotFound(not_found(
            "message",
            &req.params.message,
        )));
    };
    let reply = Message {
        id: id(1),
        reply_to: Some(id(0)),
        ..message.clone()
    };
    let replies = match req.query.depth {
        1 => vec![],
        _ => vec![thread(reply, vec![])],
    };
    Ok(messages_thread::Ok(thread(message, replies)))
}

pub async fn graft(req: messages_graft::Request, _: Context) -> messages_graft::Result {
    match find(&req.params) {
        Some(message) => Ok(messages_graft::Ok(thread(message, vec![req.body.thread]))),
        None => Ok(messages_graft::NotFound(not_found(
            "message",
            &req.params.message,
        ))),
    }
}

fn thread(message: Message, replies: Vec<Thread>) -> Thread {
    Thread {
        message,
        replies,
        parent: Maybe::Absent,
    }
}
