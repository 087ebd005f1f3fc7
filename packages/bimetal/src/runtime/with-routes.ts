import type { Context } from "hono";
import type { Mountable } from "./mount.ts";

/** What is used of an app of routes. */
interface App extends Mountable {
  // biome-ignore lint/suspicious/noExplicitAny: an app may have any environment
  fetch(request: Request, env: any, context: any): Response | Promise<Response>;
}

// biome-ignore lint/suspicious/noExplicitAny: as the platform gives and takes it
type Fetch = (...given: any[]) => any;

interface Entrypoint {
  readonly env: unknown;
  readonly ctx: unknown;
  fetch(request: Request): Response | Promise<Response>;
}

// biome-ignore lint/suspicious/noExplicitAny: a class that is extended takes what the platform gives it
type EntrypointClass = new (...given: any[]) => Entrypoint;

/**
 * A Worker whose requests the routes of an app answer, and all others, and every event, the author's own module: an object
 * with `fetch`, or a `WorkerEntrypoint` class. The app is for this alone.
 *
 * ```ts
 * export default withRoutes({ fetch: (request, env) => … }, createApp());
 * ```
 *
 * @throws {Error} the module does not answer requests.
 */
export function withRoutes<W extends object>(worker: W, app: App): W {
  const missed = new WeakSet<Request>();
  app.all("*", (c: Context) => {
    missed.add(c.req.raw);
    return c.body(null);
  });
  // The module is asked outside of the app, so that what it throws stays the platform's to deal with.
  const ask = async (
    request: Request,
    env: unknown,
    context: unknown,
    own: () => Response | Promise<Response>,
  ): Promise<Response> => {
    const response = await app.fetch(request, env, context);
    return missed.delete(request) ? own() : response;
  };
  if (typeof worker === "function") {
    class WithRoutes extends (worker as unknown as EntrypointClass) {
      override fetch(request: Request): Promise<Response> {
        return ask(request, this.env, this.ctx, () => super.fetch(request));
      }
    }
    return WithRoutes as unknown as W;
  }
  // It stays the object that it is: a Hono app, say, has more that its tests ask for.
  const module = worker as { fetch?: Fetch };
  const own = module.fetch?.bind(worker);
  if (!own) throw new Error("the module's default export has no `fetch`");
  module.fetch = (request: Request, env: unknown, context: unknown) =>
    ask(request, env, context, () => own(request, env, context));
  return worker;
}
