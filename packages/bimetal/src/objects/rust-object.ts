import {
  acquireForObject,
  callRust,
  type Frame,
  forgetObject,
  type Instance,
  InstanceEnded,
  Kind,
  RustPanic,
} from "../host/index.ts";
import { callMethod, type RustMethod } from "./method.ts";

/** A Durable Object that Rust has, as generated code describes it. */
export interface ObjectDefinition {
  /** The Wasm export: `bm_object_room`. */
  readonly export: string;
  /** Milliseconds that a request may wait. */
  readonly timeLimit: number;
}

/** What of an object is called; `crates/bimetal/src/durable_object/serve.rs` has the same numbers. */
const Entry = { New: 0, Fetch: 1, Alarm: 2, Message: 3, Close: 4, Error: 5, Method: 6 } as const;

/** Milliseconds: what the platform gives an alarm. */
const ALARM_TIME_LIMIT = 15 * 60 * 1000;

/** Where a Rust object lives. */
interface Place {
  readonly instance: Instance;
  readonly id: number;
}

let lastId = 0;

/** The platform has forgotten an object, and so does Rust. */
const forgotten = new FinalizationRegistry(forget);

/**
 * The Rust object behind a Durable Object: made with it, and dropped when it is. Many live on one instance; after a panic
 * this one alone is aborted, and the platform makes another in its place, with its storage.
 */
export class RustObject {
  readonly #definition: ObjectDefinition;
  readonly #context: DurableObjectState;
  readonly #env: object;
  readonly #place: Place;

  constructor(definition: ObjectDefinition, context: DurableObjectState, env: object) {
    this.#definition = definition;
    this.#context = context;
    this.#env = env;
    lastId += 1;
    const instance = acquireForObject(env);
    const place = { instance, id: lastId };
    this.#place = place;
    instance.objects.set(lastId, (reason) => {
      forget(place);
      // Nothing comes after it: the platform ends what runs.
      context.abort(reason);
    });
    try {
      this.#start(Entry.New, context);
    } catch (error) {
      forget(this.#place);
      throw error;
    }
    forgotten.register(this, this.#place);
  }

  async fetch(request: Request): Promise<Response> {
    const frame = await this.#run(Entry.Fetch, request);
    if (frame.kind === Kind.Response) return frame.value as Response;
    return new Response(frame.value as BodyInit | null, { status: frame.status });
  }

  async alarm(info?: AlarmInvocationInfo): Promise<void> {
    await this.#run(Entry.Alarm, [info?.retryCount ?? 0, info?.isRetry ?? false], ALARM_TIME_LIMIT);
  }

  async webSocketMessage(socket: WebSocket, message: string | ArrayBuffer): Promise<void> {
    await this.#run(Entry.Message, [socket, message]);
  }

  async webSocketClose(socket: WebSocket, code: number, reason: string, wasClean: boolean): Promise<void> {
    await this.#run(Entry.Close, [socket, code, reason, wasClean]);
  }

  async webSocketError(socket: WebSocket, error: unknown): Promise<void> {
    await this.#run(Entry.Error, [socket, error]);
  }

  /** Calls a method of the contract, by its place among those of the class. */
  async call(method: RustMethod, index: number, input?: unknown): Promise<unknown> {
    try {
      const object = { ...this.#place, entry: Entry.Method + index };
      return await callMethod(method, input, { env: this.#env, context: this.#context, object });
    } catch (error) {
      throw this.#abort(error);
    }
  }

  async #run(entry: number, event: unknown, timeLimit?: number): Promise<Frame> {
    try {
      return await this.#start(entry, event, timeLimit);
    } catch (error) {
      throw this.#abort(error);
    }
  }

  #start(entry: number, event: unknown, timeLimit = this.#definition.timeLimit): Frame | Promise<Frame> {
    return callRust({
      route: this.#definition.export,
      object: { ...this.#place, entry },
      sections: [],
      env: this.#env,
      event,
      context: this.#context,
      timeLimit,
      passThrough: false,
      open: 1,
    });
  }

  /** After a panic nobody knows what the object holds; what it has stored, the next one finds. */
  #abort(error: unknown): unknown {
    if (!(error instanceof RustPanic || error instanceof InstanceEnded)) return error;
    const { instance, id } = this.#place;
    instance.objects.get(id)?.(error.message);
    return error;
  }
}

function forget({ instance, id }: Place): void {
  forgetObject(instance, id);
}
