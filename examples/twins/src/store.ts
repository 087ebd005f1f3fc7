import { bindings } from "../hono/generated/bindings";
import type { Env } from "../hono/generated/routes";
import type { List, Todo } from "../hono/generated/schemas";

export function readList(env: Env, name: string): Promise<List | null> {
  return bindings(env).LISTS.get(`list/${name}`);
}

export async function writeList(env: Env, list: List): Promise<void> {
  await bindings(env).LISTS.put(`list/${list.name}`, list);
}

/** A to-do with its list. */
export async function findTodo(env: Env, name: string, id: number): Promise<{ list: List; todo: Todo } | undefined> {
  const list = await readList(env, name);
  const todo = list?.todos.find((each) => each.id === id);
  return list && todo ? { list, todo } : undefined;
}

/** Puts a to-do at the end of a list, under a new id. */
export function append(list: List, todo: Omit<Todo, "id">): Todo {
  list.lastId += 1;
  const added = { id: list.lastId, ...todo };
  list.todos.push(added);
  return added;
}

/** Where the picture of a to-do is. */
export function pictureKey(list: string, id: number): string {
  return `picture/${list}/${id}`;
}
