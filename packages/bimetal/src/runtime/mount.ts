import type { Context, MiddlewareHandler, Next } from "hono";
import { matchedRoutes } from "hono/route";
import type { Definition } from "./definition.ts";
import { ownPath } from "./own-path.ts";
import { methodNotAllowed, problemResponse } from "./problem.ts";
import { createRouter, type Find, type Params } from "./router.ts";

/** A route and what serves it. */
export interface ServedRoute {
  readonly definition: Definition;
  /** `alone`: no middleware stands around the route. */
  readonly serve: (c: Context, params: Params, alone: boolean) => Response | Promise<Response>;
}

/** What is used of a Hono app, whatever its environment and routes are. */
export interface Mountable {
  // biome-ignore lint/suspicious/noExplicitAny: a handler takes the context of any app
  all(path: string, handler: (c: any, next: Next) => Answer): unknown;
}

type Answer = Response | ReturnType<MiddlewareHandler>;

interface MountedRoute extends ServedRoute {
  readonly method: string;
  readonly path: string;
}

/**
 * Adds the routes to a Hono app. Specificity decides which one serves a request, never the order of writing; the
 * app's own later routes get what the contract does not know.
 *
 * For Hono they are one handler, with a router of its own: what a route serves depends neither on the app's options
 * nor on its other routes, and the common request matches one handler, which Hono calls directly.
 */
export function mountRoutes(app: Mountable, routes: readonly ServedRoute[]): void {
  const find = createRouter(
    routes.map((route): MountedRoute => {
      const { method, path } = route.definition;
      return { ...route, method, path };
    }),
  );
  app.all("*", (c, next) => serve(c, next, find));
}

function serve(c: Context, next: Next, find: Find<MountedRoute>): Answer {
  const matched = matchedRoutes(c);
  const match = find(c.req.method, ownPath(c, matched));
  if (match === undefined) return next();
  return "route" in match ? match.route.serve(c, match.params, matched.length === 1) : serveOther(c, next, match.allow);
}

/** Responses of this module, to tell them from an app's own 405. */
const refused = new WeakMap<Response, readonly string[]>();

/** A method that this path does not have: a route of the app's own may serve it. */
async function serveOther(c: Context, next: Next, allow: readonly string[]): Promise<Response> {
  await next();
  const others = refused.get(c.res);
  if (others === undefined && c.res.status !== 404) return c.res;
  const all = [...new Set([...allow, ...(others ?? [])])].sort();
  const response = problemResponse(methodNotAllowed(all.join(", ")), { allow: all.join(", ") });
  refused.set(response, all);
  // Not merged with the headers of the 404. Behind middleware Hono takes the answer from here, else what is returned.
  c.res = undefined;
  c.res = response;
  return response;
}
