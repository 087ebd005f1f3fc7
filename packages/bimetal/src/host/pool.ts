import { RustError } from "./errors.ts";
import { frameText } from "./frame.ts";
import { createInstance, type RustModule } from "./glue.ts";
import { enter, type Instance } from "./instance.ts";
import { objects, type Pool, requests, retire } from "./live.ts";
import { forget } from "./tasks.ts";

/** At most this many instances of a pool are alive in an isolate. */
const INSTANCES = 4;

/** An instance whose memory has grown past this many bytes is retired: Wasm memory never shrinks. */
const MEMORY = 32 * 1024 * 1024;

/** A task whose owner has not dropped it this many milliseconds past its deadline has no owner any more. */
const GRACE = 1000;

let rust: RustModule | undefined;
let reaped = 0;

/** Called by the emitted entry, before anything else. */
export function provideRust(module: RustModule): void {
  rust = module;
}

/** The instance that takes the next call, made if need be. */
export function acquire(env: object): Instance {
  reap();
  return take(requests, env);
}

/** The instance that takes the next object. */
export function acquireForObject(env: object): Instance {
  reap();
  return take(objects, env);
}

function take(pool: Pool, env: object): Instance {
  const { current, live } = pool;
  if (current !== undefined && current.memory.buffer.byteLength > MEMORY) current.draining = true;
  if (current !== undefined && !current.draining) return current;
  if (current !== undefined) retire(current);
  if (live.size >= INSTANCES) {
    // The newest goes on, and the others come to their end: so there is room again soon.
    const newest = [...live].findLast((instance) => !instance.ended);
    if (newest !== undefined) return newest;
  }
  pool.current = start(env);
  live.add(pool.current);
  return pool.current;
}

function start(env: object): Instance {
  if (rust === undefined) {
    throw new Error(
      "this Worker has no Rust module: set `main` in wrangler.toml to dist/worker.js, which `bimetal build` makes",
    );
  }
  const instance = createInstance(rust, env);
  const failed = enter(instance, instance.exports.bm_start, 0) !== 0;
  instance.frame = enter(instance, instance.exports.bm_frame, 0);
  if (failed) throw new RustError(frameText(instance));
  return instance;
}

/** Drops owners that are gone, and their tasks: their contexts were ended without a word. Looks once a second at most. */
function reap(): void {
  // The common case, in which nothing can have been lost: to look at the clock would cost more.
  const { live, current } = requests;
  const isCalm = current !== undefined && live.size === 1 && live.has(current) && current.waiting.size === 0;
  if (isCalm && objects.live.size === 0) return;
  const now = Date.now();
  if (now - reaped < GRACE) return;
  reaped = now;
  for (const instance of [...live, ...objects.live]) {
    for (const [id, waiting] of instance.waiting) {
      if (now < waiting.deadline + GRACE) continue;
      instance.waiting.delete(id);
      instance.owners.delete(waiting.call);
      forget(instance, id);
    }
    retire(instance);
  }
}

/** What is alive, for tests and for the curious: instances, tasks and bytes of Wasm memory in this isolate. */
export function rustStatus(): { instances: number; tasks: number; memory: number } {
  const instances = [...requests.live, ...objects.live];
  return {
    instances: instances.length,
    tasks: instances.reduce((sum, { exports, ended }) => sum + (ended ? 0 : exports.bm_tasks()), 0),
    memory: instances.reduce((sum, { memory }) => sum + memory.buffer.byteLength, 0),
  };
}
