import type { Handlers } from "../hono/generated/routes";
import { noList, noTodo, problem } from "./problem";
import { findTodo, pictureKey, readList } from "./store";

/** What is no JSON: a list as a stream of lines, and the pictures of to-dos. */
export const files = {
  listsExported: async ({ params, env, reply }) => {
    const list = await readList(env, params.list);
    if (!list) return reply(404, noList(params.list));
    return streamLines(list.todos);
  },

  listsTodosPicture: async ({ params: { list, id }, env, reply }) => {
    const picture = await env.LISTS.get(pictureKey(list, id), "arrayBuffer");
    return picture ?? reply(404, problem(404, `The to-do ${id} in \`${list}\` has no picture.`));
  },

  listsTodosAttach: async ({ params: { list, id }, body, env, reply }) => {
    if (!(await findTodo(env, list, id))) return reply(404, noTodo(list, id));
    await env.LISTS.put(pictureKey(list, id), body);
    return reply(204);
  },

  listsTodosUpload: async ({ params: { list, id }, body: { picture }, env, reply }) => {
    if (!(await findTodo(env, list, id))) return reply(404, noTodo(list, id));
    await env.LISTS.put(pictureKey(list, id), await picture.arrayBuffer());
    return reply(303, `/lists/${list}/todos/${id}/picture`);
  },
} satisfies Partial<Handlers>;

/** A value a line, written when the client can take it. */
function streamLines(values: readonly unknown[]): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const rest = values.values();
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      const { value, done } = rest.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`));
    },
  });
}
