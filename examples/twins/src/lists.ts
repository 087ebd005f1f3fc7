import type { Handlers } from "../hono/generated/routes";
import { noList, problem } from "./problem";
import { readList, writeList } from "./store";

/** Whole lists. */
export const lists = {
  home: ({ reply }) => reply(302, "/lists"),

  listsAll: async ({ env }) => {
    const { keys } = await env.LISTS.list({ prefix: "list/" });
    return { names: keys.map(({ name }) => name.slice("list/".length)) };
  },

  listsCreate: async ({ body: { name }, env, reply }) => {
    if (await readList(env, name)) return reply(409, problem(409, `There is a list \`${name}\` already.`));
    const list = { name, todos: [], lastId: 0 };
    await writeList(env, list);
    return list;
  },

  listsRead: async ({ params, env, reply }) => {
    return (await readList(env, params.list)) ?? reply(404, noList(params.list));
  },

  listsRemove: async ({ params, env, reply }) => {
    const list = await readList(env, params.list);
    if (!list) return reply(404, noList(params.list));
    if (list.todos.length > 0) return reply(409, problem(409, `There is something to do in \`${params.list}\`.`));
    await env.LISTS.delete(`list/${params.list}`);
    return reply(204);
  },
} satisfies Partial<Handlers>;
