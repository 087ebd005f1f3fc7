import type { Problem } from "../generated/schemas";

export function notFound(what: string): Problem {
  return problem(404, "Not Found", `There is no ${what}.`);
}

export function problem(status: number, title: string, detail: string): Problem {
  return { type: "about:blank", title, status, detail };
}
