//! What the service knows without having kept it.

use crate::generated::schemas::{
    Author, Handle, Id, Message, MessagePath, Reactions, RichNode, RichText, Run, Timestamp,
};

pub fn now() -> Timestamp {
    Timestamp("2026-11-01T09:00:00.000Z".into())
}

/// The id of the first, second or third thing.
pub fn id(number: u8) -> Id {
    Id(format!("01ARZ3NDEKTSV4RRFFQ69G5FA{number}"))
}

pub fn handle(text: &str) -> Handle {
    Handle(text.into())
}

/// The message at a path.
pub fn find(path: &MessagePath) -> Option<Message> {
    (is_channel(&path.channel) && path.message == id(0)).then(hello)
}

pub fn is_channel(name: &Handle) -> bool {
    name.as_str() == "general"
}

pub fn hello() -> Message {
    let run = Run {
        text: "Hello".into(),
        marks: None,
    };
    Message {
        id: id(0),
        by: Author {
            handle: handle("ada"),
            bot: false,
        },
        text: RichText {
            nodes: vec![RichNode::Run(run)],
            lang: None,
        },
        attachments: vec![],
        reactions: Reactions([("👋", vec![handle("bob")])].into()),
        reply_to: None,
        at: now(),
        edited_at: None,
    }
}
