import type { Context } from "hono";
import type { Functions } from "./functions.ts";
import { giveParams } from "./give-params.ts";
import type { Given } from "./given.ts";
import { reply } from "./reply.ts";
import type { Params } from "./router.ts";

/** What is handed to a handler beside the parts of its request. */
export interface Handed {
  readonly c: Context;
  readonly params: Params;
  readonly locals: object | undefined;
  readonly functions: Functions | undefined;
}

/** What a TypeScript handler is given. It tells whether the handler has looked at `c`, on which it may set headers. */
export class HandlerRequest {
  readonly params: unknown;
  readonly query: unknown;
  readonly headers: unknown;
  readonly cookies: unknown;
  readonly body: unknown;
  readonly locals: object | undefined;
  readonly env: unknown;
  readonly reply: typeof reply = reply;
  declare readonly c: Context;
  /** Where the contract has some. */
  declare readonly functions?: object;
  readonly #handed: Handed;
  #looked = false;

  constructor({ params, query, headers, cookies, body }: Given, handed: Handed) {
    this.params = params;
    this.query = query;
    this.headers = headers;
    this.cookies = cookies;
    this.body = body;
    this.locals = handed.locals;
    this.env = handed.c.env;
    this.#handed = handed;
    // Its own, like the others, so that `...rest` has it; one descriptor for all requests, so that it costs little.
    Object.defineProperty(this, "c", HandlerRequest.#context);
    if (handed.functions !== undefined) Object.defineProperty(this, "functions", HandlerRequest.#functions);
  }

  static readonly #context: PropertyDescriptor & ThisType<HandlerRequest> = {
    enumerable: true,
    get() {
      const { c, params } = this.#handed;
      if (!this.#looked) giveParams(c, params);
      this.#looked = true;
      return c;
    },
  };

  /** Made only for a handler that takes them. What they call may look at `c`. */
  static readonly #functions: PropertyDescriptor & ThisType<HandlerRequest> = {
    enumerable: true,
    get() {
      return this.#handed.functions?.bind(this.c);
    },
  };

  static hasLooked(request: HandlerRequest): boolean {
    return request.#looked;
  }
}
