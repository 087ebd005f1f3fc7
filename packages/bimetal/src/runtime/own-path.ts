import type { Context } from "hono";
import type { RouterRoute } from "hono/types";
import { rawPath } from "./raw-path.ts";

/**
 * The raw path of a request, as the routes of a handler on `*` see it. Of an app that stands at `/api` in another,
 * that is what follows `/api`, and `/` for `/api` itself; `/api/` is no path of it, as Hono has it too.
 *
 * It is read from the URL: Hono's own path is decoded, in part, and an app may have changed it.
 */
export function ownPath(c: Context, matched: readonly RouterRoute[]): string {
  const path = rawPath(c.req.url);
  const base = matched[c.req.routeIndex]?.path.slice(0, -"/*".length) ?? "";
  if (base === "") return path;
  // An app's own `getPath` may put something in front, such as the host.
  const added = Math.max(0, slashesIn(c.req.path) - slashesIn(path));
  return behind(path, slashesIn(base) - added);
}

/** What follows so many segments: those of a base may be parameters, and encoded in the path. */
function behind(path: string, segments: number): string {
  if (segments <= 0) return path;
  let at = 0;
  for (let count = segments; count > 0; count -= 1) {
    at = path.indexOf("/", at + 1);
    if (at < 0) return "/";
  }
  const rest = path.slice(at);
  return rest === "/" ? "" : rest;
}

function slashesIn(path: string): number {
  return path.split("/").length - 1;
}
