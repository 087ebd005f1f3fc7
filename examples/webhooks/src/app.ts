import type { Env } from "../generated/routes";

/** What Hono's context has in this Worker. */
export interface App {
  Bindings: Env;
}
