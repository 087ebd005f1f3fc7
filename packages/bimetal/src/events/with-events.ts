import { callRust, type OwnerContext } from "../host/index.ts";

/** An event that Rust handles. */
export interface RustEvent {
  /** As the platform names it: `scheduled`. */
  readonly name: string;
  /** The Wasm export: `bm_event_scheduled`. */
  readonly export: string;
}

/** Milliseconds: what the platform gives a handler of events. */
const TIME_LIMIT = 15 * 60 * 1000;

type Handler = (event: unknown, env: object, context: OwnerContext) => unknown;

/** What a Worker's module may export as its default: a Hono app, an object of handlers, or a `WorkerEntrypoint` class. */
type Worker = { readonly [name: string]: unknown } | EntrypointClass;

// biome-ignore lint/suspicious/noExplicitAny: a class that is extended takes what the platform gives it
type EntrypointClass = new (...given: any[]) => { readonly env: object; readonly ctx: OwnerContext };

/**
 * The Worker whose requests the author's module answers, and whose events Rust handles.
 *
 * @throws {Error} the module handles one of them, too.
 */
export function withEvents(worker: Worker, events: readonly RustEvent[]): Worker {
  return isClass(worker) ? extendClass(worker, events) : extendObject(worker, events);
}

function isClass(worker: Worker): worker is EntrypointClass {
  return typeof worker === "function";
}

function extendObject(worker: { readonly [name: string]: unknown }, events: readonly RustEvent[]): Worker {
  refuseBoth(worker, events);
  return Object.fromEntries([
    ...boundHandlers(worker),
    ...events.map((event) => [event.name, handlerOf(event)] as const),
  ]);
}

/** What the platform calls of a Worker. */
const HANDLERS = ["fetch", "scheduled", "queue", "email", "tail", "tailStream", "trace", "connect", "test"];

/** Its own handlers, also where they are methods of a class. */
function boundHandlers(worker: { readonly [name: string]: unknown }): [string, unknown][] {
  return HANDLERS.flatMap((name) => {
    const handler = worker[name];
    return typeof handler === "function" ? [[name, handler.bind(worker)]] : [];
  });
}

function extendClass(worker: EntrypointClass, events: readonly RustEvent[]): EntrypointClass {
  refuseBoth(worker.prototype, events);
  class Entrypoint extends worker {}
  for (const event of events) {
    const handle = handlerOf(event);
    Object.defineProperty(Entrypoint.prototype, event.name, {
      value(this: InstanceType<EntrypointClass>, given: unknown) {
        return handle(given, this.env, this.ctx);
      },
    });
  }
  return Entrypoint;
}

function refuseBoth(handlers: { readonly [name: string]: unknown }, events: readonly RustEvent[]): void {
  const both = events.find(({ name }) => typeof handlers[name] === "function");
  if (both === undefined) return;
  throw new Error(
    `the contract gives \`${both.name}\` to Rust, and the module's default export handles it, too: take one of them away`,
  );
}

/** A stream of what happens is handled piece by piece: what the first is answered with is called with those that follow. */
function handlerOf(event: RustEvent): Handler {
  const handle: Handler = (given, env, context) => callEvent(event, given, env, context);
  if (event.name !== "tailStream") return handle;
  return async (first, env, context) => {
    await handle(first, env, context);
    return (next: unknown) => handle(next, env, context);
  };
}

async function callEvent(event: RustEvent, given: unknown, env: object, context: OwnerContext): Promise<void> {
  await callRust({
    route: event.export,
    sections: [],
    env,
    event: given,
    context,
    timeLimit: TIME_LIMIT,
    passThrough: false,
    open: 1,
  });
}
