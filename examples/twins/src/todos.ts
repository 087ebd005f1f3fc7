import { InvalidCall } from "bimetal/runtime";
import type { Handlers } from "../hono/generated/routes";
import { noList, noTodo, problem } from "./problem";
import { append, findTodo, readList, writeList } from "./store";

/** To-dos, one at a time and a page at a time. */
export const todos = {
  listsTodosPage: async ({ params, query: { done, after, limit }, env, reply }) => {
    const list = await readList(env, params.list);
    if (!list) return reply(404, noList(params.list));
    const found = list.todos.filter((todo) => todo.id > after && (done === undefined || todo.done === done));
    const page = found.slice(0, limit);
    return { todos: page, next: found.length > limit ? (page.at(-1)?.id ?? null) : null };
  },

  listsTodosAdd: async ({ params, body, env, reply }) => {
    const list = await readList(env, params.list);
    if (!list) return reply(404, noList(params.list));
    const { title, ...due } = body;
    const todo = append(list, { title, done: false, ...due });
    await writeList(env, list);
    return todo;
  },

  listsTodosJot: async ({ params, body, env, functions, reply }) => {
    const list = await readList(env, params.list);
    if (!list) return reply(404, noList(params.list));
    try {
      const { title, ...due } = await functions.readLine(body);
      const todo = append(list, { title, done: false, ...due });
      await writeList(env, list);
      return todo;
    } catch (error) {
      if (error instanceof InvalidCall) return reply(422, problem(422, error.message));
      throw error;
    }
  },

  listsTodosRead: async ({ params: { list, id }, env, reply }) => {
    const found = await findTodo(env, list, id);
    return found?.todo ?? reply(404, noTodo(list, id));
  },

  listsTodosRemove: async ({ params, env, reply }) => {
    const found = await findTodo(env, params.list, params.id);
    if (!found) return reply(404, noTodo(params.list, params.id));
    const { list, todo } = found;
    await writeList(env, { ...list, todos: list.todos.filter((each) => each !== todo) });
    return reply(204);
  },
} satisfies Partial<Handlers>;
