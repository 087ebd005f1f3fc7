import type { Context } from "hono";
import type { Params } from "./router.ts";

/** Lets `c.req.param` know the parameters of a route in an author's code: Hono itself has matched only `*`. */
export function giveParams(c: Context, params: Params): void {
  const { req } = c;
  const outer = req.param.bind(req) as (name?: string) => unknown;
  const read = (name?: string): unknown => {
    if (name === undefined) return { ...(outer() as Params), ...params };
    return Object.hasOwn(params, name) ? params[name] : outer(name);
  };
  req.param = read as typeof req.param;
}
