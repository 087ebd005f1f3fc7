import type { RustModule } from "../host/glue.ts";
import { end } from "../host/instance.ts";
import { type CrateInstance, createInstance } from "./instance.ts";

/** The instances of a crate in this isolate. */
export interface Crate {
  /** The one that takes the next call, made if need be. */
  readonly acquire: () => CrateInstance;
}

/** At most this many instances are alive in an isolate, beside those that only streams and timers still hold. */
const INSTANCES = 4;

/** Called by the emitted Worker. Nothing is instantiated before the first call. */
export function createCrate(rust: RustModule): Crate {
  const live = new Set<CrateInstance>();
  let current: CrateInstance | undefined;

  /** Forgets an instance on which nothing waits any more, if it takes no new calls. */
  const retire = (instance: CrateInstance): void => {
    if (instance.ended || (instance.draining && instance.waiting.size === 0 && instance.objects === 0)) {
      live.delete(instance);
    }
  };

  /** Ends one that only has Durable Objects, which are made again elsewhere, or callers that are gone. */
  const makeRoom = (): void => {
    const now = Date.now();
    const spare = [...live].find(({ waiting, deadline }) => waiting.size === 0 || deadline < now);
    if (spare === undefined) return;
    end(spare);
    live.delete(spare);
  };

  const acquire = (): CrateInstance => {
    if (current !== undefined && !current.draining) return current;
    if (current !== undefined) retire(current);
    if (live.size >= INSTANCES) makeRoom();
    // The newest goes on, though it drains, and the others come to their end: so there is room again soon.
    if (live.size >= INSTANCES) return [...live].at(-1) as CrateInstance;
    current = createInstance(rust, retire);
    live.add(current);
    return current;
  };
  return { acquire };
}
