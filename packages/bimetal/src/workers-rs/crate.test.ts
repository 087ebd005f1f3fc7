import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Crate, createCrate } from "./crate.ts";
import { durableObject } from "./durable-object.ts";
import { LIMIT } from "./instance.ts";

type Export = (...values: unknown[]) => unknown;

/** What each instance of the module exports; the last one is the one that was made last. */
let made: Record<string, Export>[] = [];
let crate: Crate;

beforeEach(() => {
  vi.useFakeTimers();
  made = [];
  vi.spyOn(WebAssembly, "Instance").mockImplementation(
    class {
      readonly exports: WebAssembly.Exports;
      constructor() {
        const own: Record<string, Export> = {
          waits: () => new Promise(() => undefined),
          panics: () => {
            throw new WebAssembly.RuntimeError("unreachable");
          },
          overflows: () => {
            throw new RangeError("Maximum call stack size exceeded");
          },
          object_new: () => 1,
          object_seen: () => made.indexOf(own),
        };
        made.push(own);
        const pointer = new WebAssembly.Global({ value: "i32", mutable: true }, 0);
        const memory = new WebAssembly.Memory({ initial: 1 });
        this.exports = { ...own, memory, __bm_sp: pointer } as unknown as WebAssembly.Exports;
      }
    },
  );
  crate = createCrate({ module: {} as WebAssembly.Module, createGlue });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Glue that calls the exports as they are given to it. */
function createGlue() {
  let wasm: Record<string, Export> = {};
  const forward = (name: string) => () => wasm[name]?.();
  class Thing {
    constructor() {
      wasm.object_new?.();
    }
    seen(): unknown {
      return wasm.object_seen?.();
    }
  }
  return {
    __modules: {},
    __wbg_set_wasm: (exports: object) => {
      wasm = exports as typeof wasm;
    },
    waits: forward("waits"),
    panics: forward("panics"),
    overflows: forward("overflows"),
    Thing,
  };
}

const call = (name: string): unknown => (crate.acquire().glue[name] as Export)();
const outcome = async (promise: unknown): Promise<unknown> => Promise.resolve(promise).catch(({ name }) => name);

test("after a panic, what waits has the limit, and new calls have a fresh instance", async () => {
  const waiting = outcome(call("waits"));
  expect(() => call("panics")).toThrow("the Worker's Rust code panicked");
  vi.setSystemTime(Date.now() + LIMIT);
  const later = outcome(call("waits"));
  expect(made).toHaveLength(2);
  expect(await Promise.race([waiting, "nothing"])).toBe("nothing");
  vi.setSystemTime(Date.now() + 1001);
  void outcome(call("waits"));
  expect(await waiting).toBe("TimeLimit");
  // It waits on an instance that has not panicked.
  vi.setSystemTime(Date.now() + LIMIT + 1);
  void outcome(call("waits"));
  expect(await Promise.race([later, "nothing"])).toBe("nothing");
});

test("when the stack is exhausted, what waits is answered at once", async () => {
  const waiting = outcome(call("waits"));
  expect(() => call("overflows")).toThrow("the Wasm instance of this request has ended");
  expect(await waiting).toBe("InstanceEnded");
});

test("while eight instances have something that waits, the newest goes on", async () => {
  for (let count = 0; count < 10; count++) {
    void outcome(call("waits"));
    expect(() => call("panics")).toThrow();
  }
  expect(made).toHaveLength(8);
  // Their time is over, also where a request was ended without a word.
  vi.setSystemTime(Date.now() + LIMIT + 1);
  void outcome(call("waits"));
  expect(made).toHaveLength(9);
});

test("an object stays on its instance, until there is no room for that", async () => {
  const Thing = durableObject(class {}, crate, "Thing", ["seen"]);
  const make = () => new Thing({ abort: () => undefined }, {}) as unknown as { seen: () => Promise<number> };
  const first = make();
  for (let count = 0; count < 7; count++) {
    expect(() => call("panics")).toThrow();
    expect(await make().seen()).toBe(count + 1);
  }
  expect(await first.seen()).toBe(0);
  expect(() => call("panics")).toThrow();
  expect(await make().seen()).toBe(8);
  expect(await first.seen()).toBe(8);
});
