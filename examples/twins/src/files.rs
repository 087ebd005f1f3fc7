//! What is no JSON: a list as a stream of lines, and the pictures of to-dos.

use crate::{
    Context,
    generated::routes::{
        lists_exported, lists_todos_attach, lists_todos_picture, lists_todos_upload,
    },
    problem::{no_list, no_todo, not_found},
    store::{find_todo, picture_key, read_list},
};
use bimetal::{Body, json};
use futures_util::stream;

pub async fn exported(req: lists_exported::Request, cx: Context) -> lists_exported::Result {
    let name = req.params.list;
    let Some(list) = read_list(&cx.env, &name).await? else {
        return Ok(lists_exported::NotFound(no_list(&name)));
    };
    let lines = list.todos.into_iter().map(|todo| {
        let mut line = json::to_vec(&todo);
        line.push(b'\n');
        Ok(line)
    });
    Ok(lists_exported::Ok(Body::stream(stream::iter(lines))))
}

pub async fn picture(
    req: lists_todos_picture::Request,
    cx: Context,
) -> lists_todos_picture::Result {
    let place = req.params;
    let key = picture_key(&place.list, place.id);
    Ok(match cx.env.lists.untyped().get_bytes(&key).await? {
        Some(picture) => lists_todos_picture::Ok(picture),
        None => lists_todos_picture::NotFound(not_found(format!(
            "The to-do {} in `{}` has no picture.",
            place.id, place.list
        ))),
    })
}

pub async fn attach(req: lists_todos_attach::Request, cx: Context) -> lists_todos_attach::Result {
    let place = req.params;
    if find_todo(&cx.env, &place.list, place.id).await?.is_none() {
        return Ok(lists_todos_attach::NotFound(no_todo(&place.list, place.id)));
    }
    let key = picture_key(&place.list, place.id);
    cx.env.lists.untyped().put(&key, req.body).await?;
    Ok(lists_todos_attach::NoContent)
}

pub async fn upload(req: lists_todos_upload::Request, cx: Context) -> lists_todos_upload::Result {
    let place = req.params;
    if find_todo(&cx.env, &place.list, place.id).await?.is_none() {
        return Ok(lists_todos_upload::NotFound(no_todo(&place.list, place.id)));
    }
    let key = picture_key(&place.list, place.id);
    cx.env
        .lists
        .untyped()
        .put(&key, req.body.picture.bytes)
        .await?;
    let location = format!("/lists/{}/todos/{}/picture", place.list, place.id);
    Ok(lists_todos_upload::SeeOther(location))
}
