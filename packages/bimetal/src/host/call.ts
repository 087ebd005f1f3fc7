import { type Frame, Kind, LARGE, readFrame, release } from "./frame.ts";
import { type Section, writeInput } from "./input.ts";
import { enter, type Instance, type Owner, Polled } from "./instance.ts";
import { acquire } from "./pool.ts";
import { pulledStream } from "./pulled-stream.ts";
import { close, forget, settle } from "./tasks.ts";

/** Ids of calls count in the lower half; Rust gives those of its own tasks from the upper one. */
const IDS = 2 ** 31;

let lastCall = 0;

/** A call of an object: the instance that it lives on, its id there, and what of it is called. */
export interface ObjectCall {
  readonly instance: Instance;
  readonly id: number;
  readonly entry: number;
}

/** One call of Rust, which owns what it leaves running. */
export interface Call extends Owner {
  /** The export: `bm_route_…`, `bm_event_…`; or `bm_serve`, which serves all routes. */
  readonly route: string;
  /** Which object is called, for what. */
  readonly object?: ObjectCall | undefined;
  readonly sections: readonly Section[];
  /** The body, where the route takes it as a stream. */
  readonly stream?: ReadableStream | null | undefined;
  readonly env: object;
}

/**
 * Calls a Rust route. A handler that does not wait is answered at once, without a promise.
 *
 * @throws {RustPanic | RustError | InstanceEnded} also as a rejection, there with {@link TimeLimit} and {@link Aborted}.
 */
export function callRust(call: Call): Frame | Promise<Frame> {
  const { object } = call;
  const instance = object?.instance ?? acquire(call.env);
  lastCall = (lastCall + 1) % IDS;
  const id = lastCall;
  instance.owners.set(id, call);
  try {
    writeInput(instance, call.sections);
    instance.stream = call.stream ?? null;
    const run = instance.exports[call.route] as (call: number, object?: number, entry?: number) => number;
    // In development the rest of the Worker may be newer.
    if (!run) throw new Error(`there is no ${call.route} in the Wasm that runs: it could not be built since`);
    const polled = object ? enter(instance, () => run(id, object.id, object.entry), 0) : enter(instance, run, id);
    if (polled === Polled.Ready) return finish(instance, id, call);
    return wait(instance, id, call, polled);
  } catch (error) {
    forget(instance, id);
    close(instance, id, call);
    throw error;
  } finally {
    if (instance.capacity > LARGE) release(instance);
  }
}

function wait(instance: Instance, id: number, owner: Owner, polled: number): Promise<Frame> {
  const task = { id, call: id, owner };
  const ended = settle(instance, task, polled, () => finish(instance, id, owner)).catch((error: unknown) => {
    close(instance, id, owner);
    throw error;
  });
  // Registered, the call runs to its end even when the client goes away, and its future is dropped in order.
  owner.context.waitUntil(ended.catch(() => undefined));
  return ended;
}

function finish(instance: Instance, id: number, owner: Owner): Frame {
  const frame = readFrame(instance);
  if (frame.kind === Kind.Pull) {
    const stream = pulledStream(instance, frame.value as number, id, owner);
    const { given } = instance;
    instance.given = undefined;
    if (given === undefined) return { ...frame, kind: Kind.Stream, value: stream };
    return { ...frame, kind: Kind.Response, value: new Response(stream, given as Response) };
  }
  close(instance, id, owner);
  return frame;
}
