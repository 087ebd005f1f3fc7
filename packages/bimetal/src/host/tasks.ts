import { Aborted, instanceEnded, RustPanic, TimeLimit } from "./errors.ts";
import { readFrame } from "./frame.ts";
import { enter, type Instance, type Owner, Polled } from "./instance.ts";
import { retire } from "./live.ts";

/** Why a waiting task goes on. */
export type Reason = "woken" | "late" | "aborted" | "ended";

/** A task that waits. Both functions only resolve a promise with plain data: the task's owner does the rest. */
export interface Waiting {
  /** Asks the owner to poll. */
  readonly wake: () => void;
  /** Asks the owner to give up. */
  readonly end: (reason: Reason) => void;
  /** In milliseconds since the epoch; well past it, the owner is known to be gone. */
  readonly deadline: number;
  /** The call of its owner. */
  readonly call: number;
  /** The object that has left it to run, where none of its calls owns it. */
  readonly object?: number;
}

/** A task, and the call that it runs for. */
export interface Task {
  readonly id: number;
  readonly call: number;
  readonly owner: Owner;
}

/**
 * Polls a task, in the context of the request that owns it, whenever it is woken, until it is ready; `read` then
 * reads the frame.
 *
 * @throws {TimeLimit | Aborted | InstanceEnded | RustPanic}
 */
export async function settle<T>(
  instance: Instance,
  { id, call, owner }: Task,
  polled: number,
  read: (instance: Instance) => T,
): Promise<T> {
  const { promise, resolve } = Promise.withResolvers<Reason>();
  let wait = promise;
  let next = resolve;
  let last: Reason | undefined;
  const waiting: Waiting = {
    wake: () => next("woken"),
    end: (reason) => {
      last ??= reason;
      next(reason);
    },
    deadline: Date.now() + owner.timeLimit,
    call,
  };
  const abort = () => waiting.end("aborted");
  // A timer of the request's own also keeps workerd from calling it hung while it waits for another request.
  const timer = setTimeout(waiting.end, owner.timeLimit, "late");
  const signal = owner.request?.signal;
  signal?.addEventListener("abort", abort);
  instance.waiting.set(id, waiting);
  if (polled === Polled.Woken) waiting.wake();
  try {
    for (;;) {
      await wait;
      if (last !== undefined) throw giveUp(instance, id, last, owner);
      ({ promise: wait, resolve: next } = Promise.withResolvers<Reason>());
      const state = enter(instance, instance.exports.bm_poll, id);
      if (state === Polled.Ready) {
        // What is read may close the call, and be the last on an instance that drains.
        instance.waiting.delete(id);
        return read(instance);
      }
      if (state === Polled.Woken) waiting.wake();
    }
  } catch (error) {
    forget(instance, id);
    throw error;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
    instance.waiting.delete(id);
  }
}

function giveUp(instance: Instance, id: number, reason: Reason, owner: Owner): Error {
  if (reason === "ended") return instanceEnded();
  forget(instance, id);
  if (reason === "aborted") return new Aborted("the caller went away");
  return new TimeLimit(`the call waited longer than its limit of ${owner.timeLimit} ms`);
}

/** Polls a task, and where it is not ready, settles it. */
export async function pollUntilReady<T>(instance: Instance, task: Task, read: (instance: Instance) => T): Promise<T> {
  const polled = enter(instance, instance.exports.bm_poll, task.id);
  return polled === Polled.Ready ? read(instance) : settle(instance, task, polled, read);
}

/** Drops a task, or what a panic left of it. A panic while it is dropped harms nobody: its request has been answered. */
export function forget(instance: Instance, id: number): void {
  drop(instance, instance.exports.bm_drop, id);
}

/** Drops something of Rust's, unless all of it is gone. */
function drop(instance: Instance, run: (id: number) => void, id: number): void {
  if (instance.ended) return;
  try {
    enter(instance, run, id);
  } catch (error) {
    console.error(error);
  }
}

/** Keeps an owner's context alive while a task runs that nobody reads. */
export function runInBackground(instance: Instance, id: number, call: number, owner: Owner): void {
  owner.open += 1;
  const ended = settle(instance, { id, call, owner }, Polled.Woken, () => undefined)
    .catch((error: unknown) => console.error(error))
    .finally(() => close(instance, call, owner));
  owner.context.waitUntil(ended);
}

/**
 * A function that runs a task of an object to its end, once, in the context of who calls it: the object's, which no request
 * ends, and no time limit. It rejects with what the task fails with.
 */
export function createRunner(instance: Instance, id: number, object: number): () => Promise<void> {
  let { promise: wait, resolve: next } = Promise.withResolvers<Reason>();
  const wake = () => next("woken");
  instance.waiting.set(id, { wake, end: (reason) => next(reason), deadline: Infinity, call: id, object });
  wake();
  return async () => {
    try {
      for (;;) {
        if ((await wait) === "ended") throw instanceEnded();
        ({ promise: wait, resolve: next } = Promise.withResolvers<Reason>());
        const state = enter(instance, instance.exports.bm_poll, id);
        if (state === Polled.Ready) {
          readFrame(instance);
          return;
        }
        if (state === Polled.Woken) wake();
      }
    } catch (error) {
      forget(instance, id);
      // After a panic nobody knows what the object holds.
      if (error instanceof RustPanic) instance.objects.get(object)?.(error.message);
      throw error;
    } finally {
      instance.waiting.delete(id);
      retire(instance);
    }
  };
}

/** Drops an object, and what it has left to run: the platform has forgotten it, or is about to. */
export function forgetObject(instance: Instance, object: number): void {
  if (!instance.objects.delete(object)) return;
  for (const [id, waiting] of instance.waiting) {
    if (waiting.object !== object) continue;
    instance.waiting.delete(id);
    forget(instance, id);
  }
  drop(instance, instance.exports.bm_object_drop, object);
  retire(instance);
}

/** One of the things that run for an owner has ended. */
export function close(instance: Instance, call: number, owner: Owner): void {
  owner.open -= 1;
  if (owner.open === 0) {
    instance.owners.delete(call);
    retire(instance);
  }
}
