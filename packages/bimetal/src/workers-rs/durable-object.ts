import { RustPanic } from "../host/errors.ts";
import type { Crate } from "./crate.ts";
import { define, type Functions } from "./define.ts";
import type { CrateInstance } from "./instance.ts";

/** `DurableObject`, which only the emitted Worker imports. */
type ObjectClass = new (state: State, env: object) => object;

interface State {
  readonly abort: (reason?: string) => void;
}

/**
 * Makes a class of Durable Objects. Each object is one of the crate's on some instance, and stays on it when it drains, as long
 * as that lives. An object that panics is reset: its next caller finds a new one, with the same storage.
 */
export function durableObject(base: ObjectClass, crate: Crate, name: string, methods: readonly string[]): ObjectClass {
  class CrateObject extends base {
    readonly #state: State;
    readonly #env: object;
    #instance: CrateInstance;
    #object: Functions;

    static {
      for (const method of methods) {
        define(CrateObject, method, function (...values) {
          return this.#call(method, values);
        });
      }
    }

    constructor(state: State, env: object) {
      super(state, env);
      this.#state = state;
      this.#env = env;
      this.#instance = crate.acquire();
      this.#object = this.#make();
    }

    #make(): Functions {
      const Made = this.#instance.glue[name] as new (state: State, env: object) => Functions;
      return new Made(this.#state, this.#env);
    }

    async #call(method: string, values: unknown[]): Promise<unknown> {
      if (this.#instance.ended) {
        this.#instance = crate.acquire();
        this.#object = this.#make();
      }
      try {
        return await this.#object[method]?.(...values);
      } catch (error) {
        if (error instanceof RustPanic) this.#state.abort(error.message);
        throw error;
      }
    }
  }
  return CrateObject;
}
