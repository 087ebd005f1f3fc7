import type { Problem } from "../hono/generated/schemas";

const titles = { 404: "Not Found", 409: "Conflict", 422: "Unprocessable Entity" } as const;

/** The one shape of all errors, RFC 9457. */
export function problem(status: keyof typeof titles, detail: string): Problem {
  return { type: "about:blank", title: titles[status], status, detail };
}

export function noList(name: string): Problem {
  return problem(404, `There is no list \`${name}\`.`);
}

export function noTodo(list: string, id: number): Problem {
  return problem(404, `There is no to-do ${id} in \`${list}\`.`);
}

/** What Rust answers by itself where it finds the routes: nothing has the path of a request. */
export function respondNoRoute(): Response {
  const headers = { "content-type": "application/problem+json" };
  return Response.json(problem(404, "No route has this path."), { status: 404, headers });
}
