import type { Route } from "../../model.ts";

/** The headers that Rust is handed where it finds the routes: what is told of a body, cookies, and all that any route declares. */
export function headerNames(routes: readonly Route[]): string[] {
  const declared = routes.flatMap(({ headers }) => (headers?.fields ?? []).map(({ name }) => name.author));
  const cookie = routes.some(({ cookies }) => cookies !== undefined) ? ["cookie"] : [];
  return [...new Set(["content-type", "content-length", ...cookie, ...declared])];
}
