//! What changes a to-do.

use crate::{
    Context,
    generated::{routes::lists_todos_change as route, schemas::Change},
    problem::{no_todo, problem},
    store::{append, find_todo, read_list, write_list},
};

pub async fn change(req: route::Request, cx: Context) -> route::Result {
    let place = req.params;
    let Some((mut list, at)) = find_todo(&cx.env, &place.list, place.id).await? else {
        return Ok(route::NotFound(no_todo(&place.list, place.id)));
    };
    let todo = &mut list.todos[at];
    match req.body {
        Change::Rename(rename) => todo.title = rename.title,
        Change::Finish(finish) => todo.done = finish.done,
        Change::Move(to) => {
            let target = match to.to == list.name {
                true => None,
                false => read_list(&cx.env, &to.to).await?,
            };
            let Some(mut target) = target else {
                let detail = format!("It cannot be moved to `{}`.", to.to);
                let problem = problem(422, "Unprocessable Entity", detail);
                return Ok(route::UnprocessableEntity(problem));
            };
            let moved = append(&mut target, list.todos.remove(at));
            write_list(&cx.env, &target).await?;
            write_list(&cx.env, &list).await?;
            return Ok(route::Ok(moved));
        }
    }
    write_list(&cx.env, &list).await?;
    Ok(route::Ok(list.todos.swap_remove(at)))
}
