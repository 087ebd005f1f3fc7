//! Whole lists.

use crate::{
    Context,
    generated::{
        routes::{home, lists_all, lists_create, lists_read, lists_remove},
        schemas::{List, ListsAllOk},
    },
    problem::{no_list, problem},
    store::{read_list, write_list},
};
use bimetal::kv::ListOptions;

pub async fn home(_: home::Request, _: Context) -> home::Result {
    Ok(home::Found("/lists".into()))
}

pub async fn all(_: lists_all::Request, cx: Context) -> lists_all::Result {
    let options = ListOptions::new().prefix("list/");
    let keys = cx.env.lists.list(&options).await?.keys;
    let name = |key: &str| key["list/".len()..].to_owned();
    let names = keys.iter().map(|key| name(&key.name)).collect();
    Ok(lists_all::Ok(ListsAllOk { names }))
}

pub async fn create(req: lists_create::Request, cx: Context) -> lists_create::Result {
    let name = req.body.name;
    if read_list(&cx.env, &name).await?.is_some() {
        let detail = format!("There is a list `{name}` already.");
        return Ok(lists_create::Conflict(problem(409, "Conflict", detail)));
    }
    let list = List {
        name,
        todos: Vec::new(),
        last_id: 0,
    };
    write_list(&cx.env, &list).await?;
    Ok(lists_create::Created(list))
}

pub async fn read(req: lists_read::Request, cx: Context) -> lists_read::Result {
    let name = req.params.list;
    Ok(match read_list(&cx.env, &name).await? {
        Some(list) => lists_read::Ok(list),
        None => lists_read::NotFound(no_list(&name)),
    })
}

pub async fn remove(req: lists_remove::Request, cx: Context) -> lists_remove::Result {
    let name = req.params.list;
    let Some(list) = read_list(&cx.env, &name).await? else {
        return Ok(lists_remove::NotFound(no_list(&name)));
    };
    if !list.todos.is_empty() {
        let detail = format!("There is something to do in `{name}`.");
        return Ok(lists_remove::Conflict(problem(409, "Conflict", detail)));
    }
    cx.env.lists.delete(&format!("list/{name}")).await?;
    Ok(lists_remove::NoContent)
}
