//! `/channels/:channel/messages`.

use crate::{
    Context,
    generated::{
        routes::{
            drafts_mark_read, messages_edit, messages_forward, messages_list, messages_plain,
            messages_read, messages_remove, messages_send,
        },
        schemas::{Forwarded, Message, MessagePage, Reactions},
    },
    problem::not_found,
    samples::{find, hello, id, is_channel, now},
    text,
};
use bimetal::json::Record;

pub async fn list(req: messages_list::Request, _: Context) -> messages_list::Result {
    if !is_channel(&req.params.channel) {
        return Ok(messages_list::NotFound(not_found(
            "channel",
            &req.params.channel,
        )));
    }
    let window = req.query;
    let mut messages = vec![hello()];
    messages.retain(|message| {
        window
            .before
            .as_ref()
            .is_none_or(|before| *message.id < **before)
            && window
                .after
                .as_ref()
                .is_none_or(|after| *message.id > **after)
    });
    messages.truncate(window.limit as usize);
    Ok(messages_list::Ok(MessagePage {
        messages,
        more: false,
    }))
}

pub async fn send(req: messages_send::Request, _: Context) -> messages_send::Result {
    if !is_channel(&req.params.channel) {
        return Ok(messages_send::NotFound(not_found(
            "channel",
            &req.params.channel,
        )));
    }
    let new = req.body;
    Ok(messages_send::Created(Message {
        id: id(2),
        text: new.text,
        attachments: new.attachments,
        reactions: Reactions(Record::new()),
        reply_to: new.reply_to.some(),
        ..hello()
    }))
}

pub async fn read(req: messages_read::Request, _: Context) -> messages_read::Result {
    match find(&req.params) {
        Some(message) => Ok(messages_read::Ok(message)),
        None => Ok(messages_read::NotFound(not_found(
            "message",
            &req.params.message,
        ))),
    }
}

pub async fn plain(req: messages_plain::Request, _: Context) -> messages_plain::Result {
    match find(&req.params) {
        Some(message) => Ok(messages_plain::Ok(text::plain(&message.text.nodes))),
        None => Ok(messages_plain::NotFound(not_found(
            "message",
            &req.params.message,
        ))),
    }
}

pub async fn edit(req: messages_edit::Request, _: Context) -> messages_edit::Result {
    let Some(mut message) = find(&req.params) else {
        return Ok(messages_edit::NotFound(not_found(
            "message",
            &req.params.message,
        )));
    };
    let patch = req.body;
    message.text = patch.text.unwrap_or(message.text);
    let mut attachments = Some(message.attachments);
    patch.attachments.apply(&mut attachments);
    message.attachments = attachments.unwrap_or_default();
    message.edited_at = Some(now());
    Ok(messages_edit::Ok(message))
}

pub async fn remove(req: messages_remove::Request, _: Context) -> messages_remove::Result {
    match find(&req.params) {
        Some(_) => Ok(messages_remove::NoContent),
        None => Ok(messages_remove::NotFound(not_found(
            "message",
            &req.params.message,
        ))),
    }
}

pub async fn forward(req: messages_forward::Request, _: Context) -> messages_forward::Result {
    if find(&req.params).is_none() {
        return Ok(messages_forward::NotFound(not_found(
            "message",
            &req.params.message,
        )));
    }
    let (known, unknown): (Vec<_>, Vec<_>) = req.body.to.into_iter().partition(is_channel);
    Ok(messages_forward::Ok(Forwarded {
        sent: known
            .into_iter()
            .map(|channel| (channel.0, id(2)))
            .collect(),
        failed: unknown.into_iter().map(|channel| channel.0).collect(),
    }))
}

pub async fn mark_read(req: drafts_mark_read::Request, _: Context) -> drafts_mark_read::Result {
    match is_channel(&req.params.channel) {
        true => Ok(drafts_mark_read::Ok(req.body)),
        false => Ok(drafts_mark_read::NotFound(not_found(
            "channel",
            &req.params.channel,
        ))),
    }
}
