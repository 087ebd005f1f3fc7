import type { Problem } from "../generated/schemas";

const titles = {
  403: "Forbidden",
  404: "Not Found",
  409: "Conflict",
  422: "Unprocessable Entity",
  500: "Internal Server Error",
} as const;

/** The one shape of all errors, RFC 9457. */
export function problem(status: keyof typeof titles, detail: string): Problem {
  return { type: "about:blank", title: titles[status], status, detail };
}

export function noLink(slug: string): Problem {
  return problem(404, `There is no link \`${slug}\`.`);
}
