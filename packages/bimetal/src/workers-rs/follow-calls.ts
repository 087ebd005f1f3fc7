import type { Glue } from "../host/glue.ts";
import type { Call } from "./call.ts";
import type { CrateInstance } from "./instance.ts";

/**
 * The imports of an instance, such that what a call leaves to run later is known to be its own: closures that it makes, which
 * promises and events call, and the microtask in which wasm-bindgen polls the futures that they have woken.
 */
export function followCalls(glue: Glue, instance: () => CrateInstance): WebAssembly.ModuleImports {
  const followed = Object.entries(glue).flatMap(([name, value]) => {
    if (CAST.test(name)) return [[name, (...values: unknown[]) => ownClosure(instance(), (value as Cast)(...values))]];
    if (MICROTASK.test(name)) return [[name, (given: unknown) => queue(instance(), value as Cast, given)]];
    return [];
  });
  return { ...glue, ...Object.fromEntries(followed) };
}

/** Makes a JavaScript value of something of Rust's: a closure of a closure. */
const CAST = /^__wbindgen_(?:generic|cast)_/;
/** The function `queueMicrotask`, and the getter by which wasm-bindgen finds out whether there is one. */
const MICROTASK = /^__wbg_queueMicrotask_/;

type Cast = (...values: unknown[]) => unknown;

/** One of wasm-bindgen's closures. It has a function that counts its uses. */
interface Closure {
  (...values: unknown[]): unknown;
  readonly _wbg_cb_unref: () => void;
  /** The same, whoever's it is. */
  readonly shared?: () => unknown;
}

function ownClosure(instance: CrateInstance, made: unknown): unknown {
  if (typeof made !== "function") return made;
  const call = instance.running;
  const closure = (...values: unknown[]): unknown => runFor(instance, call, () => made(...values));
  return Object.assign(closure, made, { shared: made });
}

/** All calls share one queue and one closure that runs it: this run of it is that of the call which has woken a future. */
function queue(instance: CrateInstance, original: Cast, given: unknown): unknown {
  if (typeof given !== "function") return original(given);
  const { running } = instance;
  const { shared = given as Cast } = given as Closure;
  queueMicrotask(() => runQueue(instance, running, shared));
}

function runQueue(instance: CrateInstance, call: Call | undefined, run: Cast): void {
  if (instance.ended) return;
  try {
    runFor(instance, call, run);
  } catch {
    // Its call has been told. What stood behind it in the queue has its turn.
    queueMicrotask(() => runQueue(instance, call, run));
  }
}

/** Runs something for a call. */
export function runFor<T>(instance: CrateInstance, call: Call | undefined, run: () => T): T {
  const { running } = instance;
  instance.running = call;
  try {
    return run();
  } finally {
    instance.running = running;
  }
}
