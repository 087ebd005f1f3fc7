import { instanceEnded } from "./errors.ts";
import type { Instance, Owner } from "./instance.ts";
import { explainPayload } from "./payloads.ts";
import { runStep } from "./steps.ts";
import { createRunner, forgetObject, runInBackground } from "./tasks.ts";

/** What Rust imports from `bimetal:host`; `crates/bimetal/src/call/host.rs` has the other side. */
export function createImports(instance: () => Instance): object {
  let settle: (id: number, fulfilled: boolean, value: unknown) => void;
  return {
    // Plain data only: the owner polls in its own context.
    wake: (id: number): void =>
      instance()
        .waiting.get(id >>> 0)
        ?.wake(),
    panicked: (message: string): void => {
      instance().panic = message;
    },
    env: (): object => instance().env,
    give: (value: unknown): void => {
      instance().given = value;
    },
    taken: (): ReadableStream | null => {
      const { stream } = instance();
      instance().stream = null;
      return stream;
    },
    matched: (call: number, route: number): void => ownerOf(instance(), call).matched?.(route),
    request: (call: number): Request => {
      const { request } = ownerOf(instance(), call);
      if (request === undefined) throw new Error("this is no call of a route, and so there is no request");
      return request;
    },
    event: (call: number): unknown => ownerOf(instance(), call).event,
    step: (call: number, name: string, config: string, step: number): Promise<string> =>
      runStep(instance(), call >>> 0, ownerOf(instance(), call), { name, config, step: step >>> 0 }),
    callFunction: (call: number, index: number, input: Uint8Array): unknown => {
      const owner = instance().owners.get(call >>> 0);
      if (owner !== undefined && owner.functions === undefined) return Promise.reject(new Error(NO_FUNCTIONS));
      const output = owner?.functions?.call?.(index, input);
      // A call within this one has ended the instance: nothing may go on in it.
      if (instance().ended) throw instanceEnded();
      return output;
    },
    explainValue: (call: number, index: number, isOutput: boolean, json: Uint8Array): string | undefined =>
      instance()
        .owners.get(call >>> 0)
        ?.functions?.explain(index, isOutput, json),
    explainPayload,
    fetch: (method: string, url: string, headers: string[], body: BodyInit | undefined): Promise<Response> =>
      fetch(url, { method, headers: pairs(headers), body: body ?? null }),
    collect: (stream: ReadableStream): Promise<ArrayBuffer> => new Response(stream).arrayBuffer(),
    onSettled: (given: typeof settle): void => {
      settle = given;
    },
    // The reactions hold nothing of Rust's: when they come late, `settle` finds nothing under the id.
    watch: (promise: Promise<unknown>, id: number): void => {
      promise.then(
        (value) => settle(id, true, value),
        (reason) => settle(id, false, reason),
      );
    },
    waitUntil: (call: number, id: number): void => {
      runInBackground(instance(), id >>> 0, call >>> 0, ownerOf(instance(), call));
    },
    runner: (id: number, object: number): (() => Promise<void>) => createRunner(instance(), id >>> 0, object >>> 0),
    // Later: the object's own code is on the stack.
    forgetObject: (object: number): void => queueMicrotask(() => forgetObject(instance(), object >>> 0)),
    passThroughOnException: (call: number): void => {
      const owner = ownerOf(instance(), call);
      owner.passThrough = true;
      owner.context.passThroughOnException?.();
    },
  };
}

const NO_FUNCTIONS = "functions in TypeScript are called while a route is served, and in no event or object";

function ownerOf(instance: Instance, call: number): Owner {
  const owner = instance.owners.get(call >>> 0);
  if (owner === undefined) throw new Error("this context's request has ended, and nothing was left to `wait_until`");
  return owner;
}

function pairs(list: readonly string[]): [string, string][] {
  const result: [string, string][] = [];
  for (let at = 0; at + 1 < list.length; at += 2) result.push([list[at] as string, list[at + 1] as string]);
  return result;
}
