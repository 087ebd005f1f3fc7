import type { Env } from "../generated/routes";
import type { Session } from "../generated/schemas";

/** What Hono's context has in this Worker. */
export interface App {
  Bindings: Env;
  Variables: { session: Session };
}
