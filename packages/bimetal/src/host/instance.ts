import { InstanceEnded, instanceEnded, RustPanic } from "./errors.ts";
import type { Waiting } from "./tasks.ts";

/** What every Worker's Wasm exports beside its routes: see `crates/bimetal/src/call/exports.rs`. */
export interface Exports {
  readonly memory: WebAssembly.Memory;
  /** The shadow stack pointer, exported by our bindgen. */
  readonly __bm_sp: WebAssembly.Global;
  readonly bm_start: () => number;
  readonly bm_input: (capacity: number) => number;
  readonly bm_frame: () => number;
  readonly bm_poll: (id: number) => number;
  readonly bm_drop: (id: number) => void;
  readonly bm_tasks: () => number;
  readonly bm_release: () => void;
  readonly bm_kick: () => void;
  readonly bm_object_drop: (object: number) => void;
  readonly bm_step: (step: number) => number;
  /** A route's export, `bm_route_…` or `bm_serve`, takes the call's id and tells how far it came: see {@link Polled}. */
  readonly [route: string]: unknown;
}

/** How a poll ended; `crates/bimetal/src/call/tasks.rs` has the same numbers. */
export const Polled = { Ready: 0, Pending: 1, Woken: 2 } as const;

/** A request or an event for which Rust is running, or for which it has left something to run. */
export interface Owner {
  readonly request?: Request | undefined;
  /** What happened, where it is no request for a route: what Rust's handler of it is given. */
  readonly event?: unknown;
  readonly context: OwnerContext;
  /** Milliseconds that the call, and each thing it leaves to `waitUntil`, may wait. Known before the handler runs. */
  readonly timeLimit: number;
  /** Is told which route serves the request, by its place among those of the contract, where Rust finds it. */
  readonly matched?: (route: number) => void;
  readonly functions?: HostedFunctions | undefined;
  /** Set when Rust asks for `pass_through_on_exception`. */
  passThrough: boolean;
  /** What still runs for it: the call itself, which is there from the start, its streams, and what it left to `waitUntil`. */
  open: number;
}

/** What of the platform's context Rust uses. That of a Durable Object cannot pass anything through. */
export interface OwnerContext extends Pick<ExecutionContext, "waitUntil"> {
  readonly passThroughOnException?: () => void;
}

/** The functions of the contract, as Rust reaches them: each by its place. */
export interface HostedFunctions {
  /** Calls one that TypeScript has: its output as JSON, or a promise of that. It throws nothing. */
  readonly call?: (index: number, input: Uint8Array) => unknown;
  /** What is wrong with a value of a call within Rust that Rust has refused. */
  readonly explain: (index: number, isOutput: boolean, json: Uint8Array) => string;
}

/** What {@link enter} knows of an instance, whatever runs on it. */
export interface Guarded {
  readonly exports: Pick<Exports, "__bm_sp">;
  /** The stack pointer when nothing is running. */
  readonly stackBase: number;
  /** Entries that have not returned. */
  depth: number;
  /** The message of the panic that is about to trap. */
  panic: string | undefined;
  /** It takes no new calls, unless too many instances drain, and is dropped when nothing runs on it. */
  draining: boolean;
  /** It was damaged: nothing enters it any more. */
  ended: boolean;
  /** What is told when it ends. */
  readonly waiting: { readonly values: () => Iterable<{ readonly end: (reason: "ended") => void }> };
  /** Makes the glue forget the Wasm, so that nothing keeps its memory or enters it. */
  readonly bury: () => void;
}

/** One Wasm instance, and what runs on it. */
export interface Instance extends Guarded {
  readonly exports: Exports;
  readonly env: object;
  readonly memory: WebAssembly.Memory;
  /** Views of the memory, which {@link views} makes anew when it has grown. */
  bytes: Uint8Array;
  words: Uint32Array;
  /** The frame's address. */
  frame: number;
  /** The size of the input buffer in bytes, and its address. */
  capacity: number;
  input: number;
  /** The objects that live on it; each is a function that has the platform abort it. */
  readonly objects: Map<number, (reason: string) => void>;
  /** What Rust gave for the frame that is about to be read. */
  given: unknown;
  /** The stream that the call being started will take as its body. */
  stream: ReadableStream | null;
  readonly owners: Map<number, Owner>;
  /** Tasks that wait, by id. */
  readonly waiting: Map<number, Waiting>;
}

/** The instance, with views of its memory as it is now. */
export function views(instance: Instance): Instance {
  const { buffer } = instance.memory;
  if (instance.bytes.buffer !== buffer) {
    instance.bytes = new Uint8Array(buffer);
    instance.words = new Uint32Array(buffer);
  }
  return instance;
}

/**
 * The one way into Wasm: exports, polls, closures, finalizers and the `spawn_local` queue pass here.
 *
 * When the entry traps, the stack pointer is put back: a trap runs no epilogue, and without this each would cost the
 * frames that it left. A panic lets the instance drain. Any other trap ends it.
 */
export function enter<A, R>(instance: Guarded, run: (argument: A) => R, argument: A): R {
  if (instance.ended) throw instanceEnded();
  const { __bm_sp } = instance.exports;
  const pointer = instance.depth === 0 ? instance.stackBase : __bm_sp.value;
  instance.depth += 1;
  try {
    const result = run(argument);
    // An inner entry ended the instance, and the JavaScript between swallowed that.
    if (instance.ended) throw instanceEnded();
    return result;
  } catch (error) {
    __bm_sp.value = pointer;
    throw trapped(instance, error);
  } finally {
    instance.depth -= 1;
  }
}

function trapped(instance: Guarded, error: unknown): unknown {
  const message = instance.panic;
  instance.panic = undefined;
  if (instance.ended) return error;
  if (message !== undefined) {
    instance.draining = true;
    return new RustPanic(message, { cause: error });
  }
  if (isFatal(error)) {
    end(instance);
    return new InstanceEnded(`the Wasm instance of this request has ended: ${(error as Error).message}`, {
      cause: error,
    });
  }
  // An exception passed through Rust frames, whose destructors did not run: for Rust that is a panic.
  instance.draining = true;
  return error;
}

function isFatal(error: unknown): boolean {
  return (
    error instanceof WebAssembly.RuntimeError || (error instanceof RangeError && error.message.includes("call stack"))
  );
}

/** Ends an instance that can no longer be trusted, or kept: what waits on it is answered at once. */
export function end(instance: Guarded): void {
  instance.ended = true;
  instance.draining = true;
  instance.bury();
  for (const waiting of instance.waiting.values()) waiting.end("ended");
}
