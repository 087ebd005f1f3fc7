//! Lists in KV.

use crate::generated::{
    env::Env,
    schemas::{List, Todo},
};
use bimetal::Error;

pub async fn read_list(env: &Env, name: &str) -> Result<Option<List>, Error> {
    Ok(env.lists.get(&format!("list/{name}")).await?)
}

pub async fn write_list(env: &Env, list: &List) -> Result<(), Error> {
    Ok(env.lists.put(&format!("list/{}", list.name), list).await?)
}

/// A list, and where in it a to-do is.
pub async fn find_todo(env: &Env, name: &str, id: i64) -> Result<Option<(List, usize)>, Error> {
    Ok(read_list(env, name).await?.and_then(|list| {
        let at = list.todos.iter().position(|todo| todo.id == id)?;
        Some((list, at))
    }))
}

/// Puts a to-do at the end of a list, under a new id.
pub fn append(list: &mut List, todo: Todo) -> Todo {
    list.last_id += 1;
    let added = Todo {
        id: list.last_id,
        ..todo
    };
    list.todos.push(added.clone());
    added
}

/// Where the picture of a to-do is.
pub fn picture_key(list: &str, id: i64) -> String {
    format!("picture/{list}/{id}")
}
