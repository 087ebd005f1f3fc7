import type { Context, Next } from "hono";
import type { Definition } from "./definition.ts";
import { methodNotAllowed, problemResponse } from "./problem.ts";

/** A route and what serves it. */
export interface ServedRoute {
  readonly definition: Definition;
  readonly serve: (c: Context) => Response | Promise<Response>;
}

/** What is used of a Hono app, whatever its environment and routes are. */
export interface Mountable {
  // biome-ignore lint/suspicious/noExplicitAny: a handler takes the context of any app
  all(path: string, handler: (c: any, next: Next) => Response | Promise<Response>): unknown;
}

/**
 * Adds the routes to a Hono app. Specificity decides which one serves a request, never the order of writing; the
 * app's own later routes get what the contract does not know.
 *
 * All methods of one path are one Hono route: so the common request matches one handler, which Hono calls directly.
 */
export function mountRoutes(app: Mountable, routes: readonly ServedRoute[]): void {
  for (const path of pathsOf(routes)) app.all(path.pattern, (c, next) => path.serve(c, next));
}

interface Path {
  readonly pattern: string;
  readonly serve: (c: Context, next: Next) => Response | Promise<Response>;
}

/** The distinct paths, most specific first. */
function pathsOf(routes: readonly ServedRoute[]): Path[] {
  const shapes = Map.groupBy(routes, ({ definition }) => shapeOf(definition.path));
  return [...shapes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, sharing]) => ({
      pattern: patternOf((sharing[0] as ServedRoute).definition.path),
      serve: serveMethods(new Map(sharing.map((route) => [route.definition.method, route]))),
    }));
}

/**
 * A path's segments by kind, as text that sorts by specificity: static before parameter before catch-all, from left
 * to right. Paths of one shape differ only in the names of their parameters.
 */
function shapeOf(path: string): string {
  return path
    .split("/")
    .map((segment) => (segment.startsWith("*") ? "2" : segment.startsWith(":") ? "1" : `0${segment}`))
    .join("\u0000");
}

/** A path in Hono's language, where a catch-all that takes at least one segment is written as a pattern. */
function patternOf(path: string): string {
  return path.replace(/\/\*([^/]+)$/, "/:$1{.+}");
}

function serveMethods(methods: ReadonlyMap<string, ServedRoute>): Path["serve"] {
  const allow = [...methods.keys()].flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method]));
  return (c, next) => {
    const method = c.req.method;
    const route = methods.get(method === "HEAD" ? "GET" : method);
    return route === undefined ? serveOther(c, next, allow) : route.serve(c);
  };
}

/** Responses of this module, to tell them from an app's own 405. */
const refused = new WeakMap<Response, readonly string[]>();

/** A method that this path does not have: another path, or a route of the app's own, may serve it. */
async function serveOther(c: Context, next: Next, allow: readonly string[]): Promise<Response> {
  await next();
  const others = refused.get(c.res);
  if (others === undefined && c.res.status !== 404) return c.res;
  const all = [...new Set([...allow, ...(others ?? [])])];
  const response = problemResponse(methodNotAllowed(all.join(", ")), { allow: all.join(", ") });
  refused.set(response, all);
  // Not merged with the headers of the 404. Behind middleware Hono takes the answer from here, else what is returned.
  c.res = undefined;
  c.res = response;
  return response;
}
