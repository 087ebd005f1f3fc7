import { InstanceEnded, RustPanic } from "../host/errors.ts";
import type { Glue, RustModule } from "../host/glue.ts";
import { type Exports, enter, type Guarded } from "../host/instance.ts";
import { mapExports, type Run, tombstone } from "../host/wasm-exports.ts";
import { awaitAnswer, type Call, createCall } from "./call.ts";
import { followCalls } from "./follow-calls.ts";

/** One Wasm instance of a crate that is a Worker by itself, and what runs on it. */
export interface CrateInstance extends Guarded {
  readonly exports: Pick<Exports, "__bm_sp" | "memory">;
  readonly glue: Glue;
  /** The call for which Rust is running. */
  running: Call | undefined;
  /** Calls that have no answer yet. */
  readonly waiting: Set<Call>;
  /** Once it drains: until when the calls that it then had may wait, in milliseconds since the epoch. */
  deadline: number | undefined;
}

/** Milliseconds that a call may wait on an instance which has panicked. */
export const LIMIT = 30_000;

/** Instantiates the module, and runs what the crate has for its start. */
export function createInstance(rust: RustModule): CrateInstance {
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
    deadline: undefined,
    bury: () => glue.__wbg_set_wasm(tombstone),
  };
  glue.__wbg_set_wasm(mapExports(exports, (run, name) => guard(instance, run, name)));
  if (typeof exports.__wbindgen_start === "function") guard(instance, exports.__wbindgen_start as Run, "__")();
  return instance;
}

/** Every way into the crate. When it traps, the call that it runs for is ended. */
function guard(instance: CrateInstance, run: Run, name: string): Run {
  const entry = (values: unknown[]): unknown => abortWithPanic(instance, run, values);
  const goOn: Run = (...values) => {
    try {
      return enter(instance, entry, values);
    } catch (cause) {
      throw trapped(instance, cause);
    }
  };
  return INNER.test(name) ? goOn : (...values) => startCall(instance, goOn, values);
}

/** What goes on with a call, or ends something: closures, getters, destructors. */
const INNER = /^(?:__|wasm_bindgen__)/;

/** Calls an export that the author has written, or one that a stream pulls. */
function startCall(instance: CrateInstance, run: Run, values: unknown[]): unknown {
  const { running } = instance;
  const call = createCall(instance.draining ? Date.now() + LIMIT : undefined);
  instance.running = call;
  try {
    const given = run(...values);
    return given instanceof Promise ? awaitAnswer(call, given, instance.waiting) : given;
  } finally {
    instance.running = running;
  }
}

function trapped(instance: CrateInstance, cause: unknown): Error {
  const error = cause instanceof RustPanic || cause instanceof InstanceEnded ? cause : passedThrough(cause);
  if (instance.running === undefined) console.error(error);
  else instance.running.end(error);
  instance.deadline ??= Date.now() + LIMIT;
  return error;
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
