import type { Context } from "hono";
import type { Problem } from "../generated/schemas";

const titles = { 404: "Not Found", 500: "Internal Server Error" } as const;

type Status = keyof typeof titles;

/** The one shape of all errors, RFC 9457. */
export function problem(status: Status, detail: string): Problem {
  return { type: "about:blank", title: titles[status], status, detail };
}

export function noImage(id: string): Problem {
  return problem(404, `There is no image \`${id}\`.`);
}

/** The same as a response, where no route of the contract answers. */
export function respondWithProblem(c: Context, { status, ...rest }: Problem): Response {
  return c.json({ ...rest, status }, status as Status, { "content-type": "application/problem+json" });
}
