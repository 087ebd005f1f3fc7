import type { Env } from "../generated/routes";
import type { Format } from "../generated/schemas";

/** What Hono's context has in this Worker. */
export interface App {
  Bindings: Env;
  Variables: {
    /** Of what is made of an image; `src/made.ts` says which. */
    format: Format;
  };
}
