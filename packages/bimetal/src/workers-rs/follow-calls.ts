import type { Glue } from "../host/glue.ts";
import type { Run } from "../host/wasm-exports.ts";
import type { Call } from "./call.ts";
import type { CrateInstance } from "./instance.ts";

/**
 * The imports of an instance, such that what a call leaves to run later is known to be its own: closures that it makes, which
 * promises and events call, and the microtask in which wasm-bindgen polls the futures that they have woken.
 */
export function followCalls(glue: Glue, instance: () => CrateInstance): WebAssembly.ModuleImports {
  const followed = Object.entries(glue).flatMap(([name, value]) => {
    const run = value as Run;
    if (CAST.test(name)) return [[name, (a: unknown, b: unknown) => ownClosure(instance(), run(a, b))]];
    if (MICROTASK.test(name)) return [[name, (given: unknown) => queue(instance(), run, given)]];
    return [];
  });
  return { ...glue, ...Object.fromEntries(followed) };
}

/** Makes a JavaScript value of something of Rust's: a closure of a closure. */
const CAST = /^__wbindgen_(?:generic|cast)_/;
/** The function `queueMicrotask`, and the getter by which wasm-bindgen finds out whether there is one. */
const MICROTASK = /^__wbg_queueMicrotask_/;

/** One of wasm-bindgen's closures. It has a function that counts its uses. */
interface Closure extends Run {
  _wbg_cb_unref?: unknown;
  /** The same, whoever's it is. */
  shared?: Run;
}

function ownClosure(instance: CrateInstance, made: unknown): unknown {
  if (typeof made !== "function") return made;
  const run = made as Closure;
  const call = instance.running;
  const closure: Closure = (...values) => runFor(instance, call, run, values);
  closure._wbg_cb_unref = run._wbg_cb_unref;
  closure.shared = run;
  return closure;
}

/** All calls share one queue and one closure that runs it: this run of it is that of the call which has woken a future. */
function queue(instance: CrateInstance, original: Run, given: unknown): unknown {
  if (typeof given !== "function") return original(given);
  const { running } = instance;
  const { shared = given as Run } = given as Closure;
  queueMicrotask(() => runQueue(instance, running, shared));
}

function runQueue(instance: CrateInstance, call: Call | undefined, run: Run): void {
  try {
    runFor(instance, call, run, NOTHING);
  } catch {
    // Its call has been told. What stood behind it in the queue has its turn.
    queueMicrotask(() => runQueue(instance, call, run));
  }
}

const NOTHING: unknown[] = [];

/** Does nothing on an instance that has ended: what waited there has been told. */
function runFor(instance: CrateInstance, call: Call | undefined, run: Run, values: unknown[]): unknown {
  if (instance.ended) return undefined;
  const { running } = instance;
  instance.running = call;
  try {
    return run(...values);
  } finally {
    instance.running = running;
  }
}
