import type { Handlers } from "../hono/generated/routes";
import { noTodo, problem } from "./problem";
import { append, findTodo, readList, writeList } from "./store";

/** What changes a to-do. */
export const changes = {
  listsTodosChange: async ({ params, body: change, env, reply }) => {
    const found = await findTodo(env, params.list, params.id);
    if (!found) return reply(404, noTodo(params.list, params.id));
    const { list, todo } = found;
    if (change.kind === "move") {
      const target = change.to === list.name ? null : await readList(env, change.to);
      if (!target) return reply(422, problem(422, `It cannot be moved to \`${change.to}\`.`));
      const { id: _, ...rest } = todo;
      const moved = append(target, rest);
      await writeList(env, target);
      await writeList(env, { ...list, todos: list.todos.filter((each) => each !== todo) });
      return moved;
    }
    if (change.kind === "rename") todo.title = change.title;
    else todo.done = change.done;
    await writeList(env, list);
    return todo;
  },
} satisfies Partial<Handlers>;
