import { InstanceEnded, RustPanic } from "../host/errors.ts";
import type { Glue, RustModule } from "../host/glue.ts";
import { type Exports, enter, type Guarded } from "../host/instance.ts";
import { mapExports, type Run, tombstone } from "../host/wasm-exports.ts";
import { awaitAnswer, type Call, createCall, LIMIT } from "./call.ts";
import { followCalls, runFor } from "./follow-calls.ts";

/** One Wasm instance of a crate that is a Worker by itself, and what runs on it. */
export interface CrateInstance extends Guarded {
  readonly glue: Glue;
  /** The call for which Rust is running. */
  running: Call | undefined;
  /** Calls that have no answer yet. */
  readonly waiting: Set<Call>;
  /** Durable Objects that were made on it. When one is evicted, nobody tells. */
  objects: number;
  /** Once it drains: when its calls will all have been answered, in milliseconds since the epoch. */
  deadline: number;
}

/** Instantiates the module, and runs what the crate has for its start. `onIdle` is called when a call was answered. */
export function createInstance(rust: RustModule, onIdle: (instance: CrateInstance) => void): CrateInstance {
  const glue = rust.createGlue({});
  const imports = { ...glue.__modules, "./index_bg.js": followCalls(glue, () => instance) };
  const exports = new WebAssembly.Instance(rust.module, imports).exports as unknown as Exports;
  const instance: CrateInstance = {
    exports,
    glue,
    stackBase: exports.__bm_sp.value,
    depth: 0,
    panic: undefined,
    draining: false,
    ended: false,
    running: undefined,
    waiting: new Set(),
    objects: 0,
    deadline: Number.POSITIVE_INFINITY,
    bury: () => glue.__wbg_set_wasm(tombstone),
  };
  const guarded = mapExports(exports, (run, name) => {
    if (INNER.test(name)) return (...values) => enterCrate(instance, run, values);
    return (...values) => startCall(instance, run, values, onIdle);
  });
  glue.__wbg_set_wasm(guarded);
  if (typeof exports.__wbindgen_start === "function") enterCrate(instance, exports.__wbindgen_start as Run, []);
  return instance;
}

/** What goes on with a call, or ends something: closures, getters, destructors. */
const INNER = /^(?:__|wasm_bindgen__)/;

/** Calls an export that the author has written, or one that a stream pulls. */
function startCall(instance: CrateInstance, run: Run, values: unknown[], onIdle: (instance: CrateInstance) => void) {
  const call = createCall();
  const given = runFor(instance, call, () => enterCrate(instance, run, values));
  if (!(given instanceof Promise)) return given;
  instance.waiting.add(call);
  const answer = awaitAnswer(call, given).finally(() => {
    instance.waiting.delete(call);
    onIdle(instance);
  });
  if (instance.draining) drain(instance);
  return answer;
}

/** Every way into the crate. When it traps, the call that it ran for is ended, and others may come to their end. */
function enterCrate(instance: CrateInstance, run: Run, values: unknown[]): unknown {
  try {
    return enter(instance, () => abortWithPanic(instance, run, values), 0);
  } catch (cause) {
    const error = cause instanceof RustPanic || cause instanceof InstanceEnded ? cause : passedThrough(cause);
    if (instance.running === undefined) console.error(error);
    else instance.running.end(error);
    drain(instance);
    throw error;
  }
}

function drain(instance: CrateInstance): void {
  instance.deadline = Date.now() + LIMIT;
  for (const call of instance.waiting) call.drain();
}

/** The crate has a panic hook of its own, which tells the message. What the host sees is that Rust aborts. */
function abortWithPanic(instance: CrateInstance, run: Run, values: unknown[]): unknown {
  try {
    return run(...values);
  } catch (error) {
    const aborts = error instanceof WebAssembly.RuntimeError && error.message === "unreachable";
    if (aborts) instance.panic = "the Worker's Rust code panicked";
    throw error;
  }
}

function passedThrough(cause: unknown): RustPanic {
  return new RustPanic(`an exception passed through the Worker's Rust code: ${cause}`, { cause });
}
