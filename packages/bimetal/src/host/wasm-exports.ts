/** The exports of an instance, as wasm-bindgen's glue is given them. */
import { InstanceEnded } from "./errors.ts";

/** A function that Wasm exports. */
export type Run = (...values: unknown[]) => unknown;

/** Puts another function in the place of each that may run an author's code. */
export function mapExports(exports: object, map: (run: Run, name: string) => Run): object {
  const entries = Object.entries(exports).map(([name, value]) => [
    name,
    typeof value === "function" && !INNER.test(name) ? map(value as Run, name) : value,
  ]);
  return Object.fromEntries(entries);
}

/**
 * wasm-bindgen's own small functions. They run no author's code and are called only while Wasm is running, inside an
 * entry that is guarded, so guarding them again would only cost time.
 */
const INNER = /^(?:__wbindgen_(?:malloc|realloc|free|exn_store)|__externref_)/;

/**
 * Stands for the exports of an instance that is gone. wasm-bindgen's own entries (closures that a promise still
 * holds, finalizers) find nothing to do; a call to an author's own export says what happened.
 */
export const tombstone: object = new Proxy(
  {},
  {
    get: (_, name) => {
      if (/^(?:__|wasm_bindgen__)/.test(String(name))) return () => undefined;
      return () => {
        throw new InstanceEnded("the Wasm instance that this object belongs to has ended");
      };
    },
  },
);
