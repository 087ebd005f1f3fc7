//! `/channels/:channel/messages/:message/reactions`.

use crate::{
    Context,
    generated::routes::{
        messages_reactions_add, messages_reactions_list, messages_reactions_remove,
        messages_reactions_replace,
    },
    problem::not_found,
    samples::{find, handle, hello, id, is_channel},
};

pub async fn list(
    req: messages_reactions_list::Request,
    _: Context,
) -> messages_reactions_list::Result {
    let Some(message) = find(&req.params) else {
        let problem = not_found("message", &req.params.message);
        return Ok(messages_reactions_list::NotFound(problem));
    };
    Ok(messages_reactions_list::Ok(message.reactions))
}

pub async fn add(
    req: messages_reactions_add::Request,
    _: Context,
) -> messages_reactions_add::Result {
    let path = req.params;
    if !is_channel(&path.channel) || path.message != id(0) {
        let problem = not_found("message", &path.message);
        return Ok(messages_reactions_add::NotFound(problem));
    }
    let mut reactions = hello().reactions;
    match reactions.0.get_mut(&path.emoji) {
        Some(who) => who.push(handle("ada")),
        None => {
            reactions.0.insert(path.emoji.0, vec![handle("ada")]);
        }
    }
    Ok(messages_reactions_add::Ok(reactions))
}

pub async fn replace(
    req: messages_reactions_replace::Request,
    _: Context,
) -> messages_reactions_replace::Result {
    if find(&req.params).is_none() {
        let problem = not_found("message", &req.params.message);
        return Ok(messages_reactions_replace::NotFound(problem));
    }
    Ok(messages_reactions_replace::Ok(req.body))
}

pub async fn remove(
    req: messages_reactions_remove::Request,
    _: Context,
) -> messages_reactions_remove::Result {
    if !hello().reactions.contains_key(&req.params.emoji) {
        let problem = not_found("reaction", &req.params.emoji);
        return Ok(messages_reactions_remove::NotFound(problem));
    }
    Ok(messages_reactions_remove::NoContent)
}
