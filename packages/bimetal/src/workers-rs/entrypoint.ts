import type { Crate } from "./crate.ts";
import { define, type Functions } from "./define.ts";

/** `WorkerEntrypoint`, which only the emitted Worker imports. */
type EntrypointClass = new (context: object, env: object) => Entrypoint;

interface Entrypoint {
  readonly ctx: object;
  readonly env: object;
}

/** Names of functions that a crate exports. */
export interface EntrypointExports {
  /** Handlers of events. */
  readonly events: readonly string[];
  /** The others, which are methods for RPC. */
  readonly methods: readonly string[];
}

/** Makes the Worker's default export. */
export function entrypoint(
  base: EntrypointClass,
  crate: Crate,
  { events, methods }: EntrypointExports,
): EntrypointClass {
  const functions = (): Functions => crate.acquire().glue as unknown as Functions;
  class CrateEntrypoint extends base {}
  for (const name of events) {
    define(CrateEntrypoint, name, function (this: Entrypoint, event: unknown) {
      return functions()[name]?.(event, this.env, this.ctx);
    });
  }
  for (const name of methods) define(CrateEntrypoint, name, (...values) => functions()[name]?.(...values));
  return CrateEntrypoint;
}
