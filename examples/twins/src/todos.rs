//! To-dos, one at a time and a page at a time.

use crate::{
    Context,
    generated::{
        functions::read_line,
        routes::{
            lists_todos_add, lists_todos_jot, lists_todos_page, lists_todos_read,
            lists_todos_remove,
        },
        schemas::{ListsTodosPageOk, ReadLineInput, Todo},
    },
    problem::{no_list, no_todo, problem},
    store::{append, find_todo, read_list, write_list},
};

pub async fn page(req: lists_todos_page::Request, cx: Context) -> lists_todos_page::Result {
    let name = req.params.list;
    let Some(list) = read_list(&cx.env, &name).await? else {
        return Ok(lists_todos_page::NotFound(no_list(&name)));
    };
    let query = req.query;
    let is_asked_for = |todo: &Todo| query.done.is_none_or(|done| todo.done == done);
    let mut found = list.todos.into_iter();
    let mut found = found
        .by_ref()
        .filter(|todo| todo.id > query.after && is_asked_for(todo));
    let todos: Vec<Todo> = found.by_ref().take(query.limit as usize).collect();
    let last = todos.last().map(|todo| todo.id);
    let next = found.next().and(last);
    Ok(lists_todos_page::Ok(ListsTodosPageOk { todos, next }))
}

pub async fn add(req: lists_todos_add::Request, cx: Context) -> lists_todos_add::Result {
    let name = req.params.list;
    let Some(mut list) = read_list(&cx.env, &name).await? else {
        return Ok(lists_todos_add::NotFound(no_list(&name)));
    };
    let todo = Todo {
        id: 0,
        title: req.body.title,
        done: false,
        due: req.body.due,
    };
    let added = append(&mut list, todo);
    write_list(&cx.env, &list).await?;
    Ok(lists_todos_add::Created(added))
}

pub async fn jot(req: lists_todos_jot::Request, cx: Context) -> lists_todos_jot::Result {
    let name = req.params.list;
    let Some(mut list) = read_list(&cx.env, &name).await? else {
        return Ok(lists_todos_jot::NotFound(no_list(&name)));
    };
    let draft = match read_line(&cx, ReadLineInput(req.body)).await {
        Ok(draft) => draft,
        Err(error) => {
            let refused = problem(422, "Unprocessable Entity", error.to_string());
            return Ok(lists_todos_jot::UnprocessableEntity(refused));
        }
    };
    let todo = Todo {
        id: 0,
        title: draft.title,
        done: false,
        due: draft.due,
    };
    let added = append(&mut list, todo);
    write_list(&cx.env, &list).await?;
    Ok(lists_todos_jot::Created(added))
}

pub async fn read(req: lists_todos_read::Request, cx: Context) -> lists_todos_read::Result {
    let place = req.params;
    Ok(match find_todo(&cx.env, &place.list, place.id).await? {
        Some((mut list, at)) => lists_todos_read::Ok(list.todos.swap_remove(at)),
        None => lists_todos_read::NotFound(no_todo(&place.list, place.id)),
    })
}

pub async fn remove(req: lists_todos_remove::Request, cx: Context) -> lists_todos_remove::Result {
    let place = req.params;
    let Some((mut list, at)) = find_todo(&cx.env, &place.list, place.id).await? else {
        return Ok(lists_todos_remove::NotFound(no_todo(&place.list, place.id)));
    };
    list.todos.remove(at);
    write_list(&cx.env, &list).await?;
    Ok(lists_todos_remove::NoContent)
}
