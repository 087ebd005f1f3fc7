import type { Route } from "../../model.ts";

/** The headers that Rust is handed where it finds the routes: what is told of a body, and all that any route declares. */
export function headerNames(routes: readonly Route[]): string[] {
  const declared = routes.flatMap(({ headers }) => (headers?.fields ?? []).map(({ name }) => name.author));
  return [...new Set(["content-type", "content-length", ...declared])];
}
