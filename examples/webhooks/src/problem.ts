import type { Context } from "hono";
import type { Problem } from "../generated/schemas";

const titles = {
  400: "Bad Request",
  401: "Unauthorized",
  404: "Not Found",
  422: "Unprocessable Entity",
  500: "Internal Server Error",
} as const;

type Status = keyof typeof titles;

/** The one shape of all errors, RFC 9457. */
export function problem(status: Status, detail: string): Problem {
  return { type: "about:blank", title: titles[status], status, detail };
}

export function noTenant(name: string): Problem {
  return problem(404, `There is no tenant \`${name}\`.`);
}

/** The same as a response, where no route of the contract answers. */
export function respondWithProblem(c: Context, status: Status, detail: string): Response {
  return c.json(problem(status, detail), status, { "content-type": "application/problem+json" });
}
