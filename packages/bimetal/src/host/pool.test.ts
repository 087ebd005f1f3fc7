import { afterEach, expect, test, vi } from "vitest";
import { callRust } from "./call.ts";
import { type Exports, Polled } from "./instance.ts";
import { retire } from "./live.ts";
import { acquire, acquireForObject, provideRust, rustStatus } from "./pool.ts";

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** The id of the last call that waits. */
let last = 0;

/** A module whose instances have two routes: one waits until it is woken, and one panics. Gives what wakes. */
function provideInstances(): (id: number) => void {
  let host: { panicked: (message: string) => void; wake: (id: number) => void };
  const exportsOf = (tasks: Set<number>): Partial<Exports> => ({
    memory: new WebAssembly.Memory({ initial: 1 }),
    __bm_sp: new WebAssembly.Global({ value: "i32", mutable: true }, 0),
    bm_start: () => 0,
    bm_frame: () => 0,
    bm_input: () => 0,
    bm_tasks: () => tasks.size,
    bm_drop: (id) => tasks.delete(id),
    bm_poll: (id) => {
      tasks.delete(id);
      return Polled.Ready;
    },
    waits: (id: number) => {
      tasks.add(id);
      last = id;
      return Polled.Pending;
    },
    panics: () => {
      host.panicked("here");
      throw new WebAssembly.RuntimeError("unreachable");
    },
  });
  vi.spyOn(WebAssembly, "Instance").mockImplementation(
    class {
      readonly exports = exportsOf(new Set()) as WebAssembly.Exports;
    },
  );
  provideRust({
    module: {} as WebAssembly.Module,
    createGlue: (given) => {
      host = given as typeof host;
      return { __modules: {}, __wbg_set_wasm: () => undefined };
    },
  });
  return (id) => host.wake(id);
}

function call(route: string): unknown {
  const context = { waitUntil: () => undefined, passThroughOnException: () => undefined };
  const request = new Request("https://host/");
  return callRust({ route, sections: [], env: {}, request, context, timeLimit: 1000, passThrough: false, open: 1 });
}

test("an instance that drains retires with its last call", async () => {
  const wake = provideInstances();
  const waiting = call("waits");
  const id = last;
  expect(() => call("panics")).toThrow("here");
  wake(id);
  await waiting;
  // It had waited for the next call, and that for a second.
  expect(rustStatus()).toMatchObject({ instances: 0, tasks: 0 });
});

test("what is called and is not there is told by its name, and leaves nothing", () => {
  provideInstances();
  expect(() => call("bm_route_new")).toThrow("there is no bm_route_new in the Wasm that runs");
  expect(rustStatus()).toMatchObject({ tasks: 0 });
});

test("an instance that drains retires, though a context on it was ended without a word", () => {
  provideInstances();
  // Timers of a context that has ended never fire: here none does.
  vi.useFakeTimers();
  call("waits");
  expect(() => call("panics")).toThrow("here");
  call("waits");
  expect(rustStatus()).toMatchObject({ instances: 2, tasks: 2 });
  vi.setSystemTime(Date.now() + 2001);
  call("waits");
  expect(rustStatus()).toMatchObject({ instances: 1, tasks: 1 });
});

test("objects live on instances of their own, which stay until they are gone", () => {
  provideInstances();
  const first = acquireForObject({});
  first.objects.set(1, () => undefined);
  expect(acquireForObject({})).toBe(first);
  expect(acquire({})).not.toBe(first);
  first.draining = true;
  const second = acquireForObject({});
  expect(second).not.toBe(first);
  retire(first);
  const { instances } = rustStatus();
  first.objects.delete(1);
  retire(first);
  expect(rustStatus().instances).toBe(instances - 1);
  // Requests were not counted among them, nor they among requests.
  for (const _ of [1, 2, 3, 4]) {
    const instance = acquireForObject({});
    instance.objects.set(1, () => undefined);
    instance.draining = true;
  }
  const newest = acquireForObject({});
  expect(newest.draining).toBe(true);
  expect(acquire({}).draining).toBe(false);
});
