import { TimeLimit } from "../host/errors.ts";
import type { RustModule } from "../host/glue.ts";
import { end } from "../host/instance.ts";
import { type CrateInstance, createInstance } from "./instance.ts";

/** The instances of a crate in this isolate. */
export interface Crate {
  /** The one that takes the next call, made if need be. */
  readonly acquire: () => CrateInstance;
}

/** At most this many instances are alive, with this many bytes of memory together; or two of whatever size. */
const INSTANCES = 8;
const MEMORY = 32 * 1024 * 1024;

/** Milliseconds between two looks at who has waited too long. */
const PAUSE = 1000;

/** Called by the emitted Worker. Nothing is instantiated before the first call. */
export function createCrate(rust: RustModule): Crate {
  /** From the oldest to the newest. All but the last have panicked. */
  let live: CrateInstance[] = [];
  let looked = 0;

  return {
    acquire() {
      if (live.length > 1 && Date.now() - looked > PAUSE) {
        looked = Date.now();
        endLate(live, looked);
      }
      const newest = live.at(-1);
      if (newest !== undefined && !newest.draining) return newest;
      live = makeRoom(live.filter(({ ended }) => !ended));
      // The newest goes on, though it drains, and the others come to their end: so there is room again soon.
      if (!hasRoom(live)) return live.at(-1) as CrateInstance;
      const instance = createInstance(rust);
      live.push(instance);
      return instance;
    },
  };
}

/**
 * Ends calls that have waited too long on an instance that has panicked: for what the panic has left locked, or of a request that
 * was ended without a word. No timer does that, for it would belong to a request.
 */
function endLate(live: readonly CrateInstance[], now: number): void {
  for (const { waiting, deadline = Number.POSITIVE_INFINITY } of live) {
    for (const call of waiting) if (now > (call.deadline ?? deadline)) call.end(tooLate());
  }
}

/**
 * Ends the oldest on which no call waits, until there is room. Nobody tells whether a stream, a WebSocket or a Durable Object is
 * left on one, so they are kept as long as there is room; an object is then made again.
 */
function makeRoom(live: readonly CrateInstance[]): CrateInstance[] {
  const kept = [...live];
  for (const instance of live) {
    if (hasRoom(kept)) break;
    if (instance.waiting.size > 0) continue;
    end(instance);
    kept.splice(kept.indexOf(instance), 1);
  }
  return kept;
}

function tooLate(): TimeLimit {
  return new TimeLimit("the call waited too long on a Wasm instance that had panicked");
}

function hasRoom(live: readonly CrateInstance[]): boolean {
  const memory = live.reduce((sum, { exports }) => sum + exports.memory.buffer.byteLength, 0);
  return live.length < 2 || (live.length < INSTANCES && memory <= MEMORY);
}
