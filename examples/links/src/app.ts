import type { Env } from "../generated/routes";

/** Who is asking: a browser that was given a session. */
export interface User {
  readonly id: string;
}

/** What Hono's context has in this Worker. */
export interface App {
  Bindings: Env;
  Variables: { user: User };
}
