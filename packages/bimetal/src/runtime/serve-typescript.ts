import type { Context } from "hono";
import { checked } from "./checked.ts";
import type { Definition } from "./definition.ts";
import type { Functions } from "./functions.ts";
import { giveParams } from "./give-params.ts";
import { checkGiven, collectProblem, type Read, readGiven, readValue } from "./given.ts";
import { HandlerRequest } from "./handler-request.ts";
import type { ServedRoute } from "./mount.ts";
import { problemResponse } from "./problem.ts";
import { checkHead, readBody } from "./read-body.ts";
import { respond } from "./respond.ts";
import type { ReadLocals } from "./serve-rust.ts";

/** Serves a route by its TypeScript handler. One that has no body and no locals is called without a promise. */
export function typescript<C extends Context>(
  definition: Definition,
  // biome-ignore lint/suspicious/noExplicitAny: the emitted types check each handler against its route
  handler: ((request: any) => unknown) | undefined,
  readLocals?: ReadLocals<C>,
  functions?: Functions,
): ServedRoute {
  // Types tell it, where they are checked.
  if (!handler) return { definition, serve: () => missing(definition) };
  const answer = (received: Received, locals?: object): Response | Promise<Response> => {
    const { c, params, alone } = received;
    const given = readGiven(received, definition);
    const taken = checkGiven(definition, given);
    if (taken === undefined) return problemResponse(collectProblem(definition, given) ?? disagreement(definition));
    const request = new HandlerRequest(taken, { c, params, locals, functions });
    const result = handler(request);
    // Whether it has looked is asked only now: a handler that waits may look late.
    const finish = (value: unknown) => {
      const touched = alone && !HandlerRequest.hasLooked(request) ? undefined : c;
      return checked(c, definition, respond(touched, definition, value));
    };
    return result instanceof Promise ? result.then(finish) : finish(result);
  };
  const withBody = definition.body !== undefined || readLocals !== undefined;
  return {
    definition,
    serve: (c, params, alone) => {
      const received = { c, request: c.req.raw, params, body: undefined, alone: alone && readLocals === undefined };
      return withBody
        ? receive(received, definition, { answer, readLocals: readLocals as Receiving["readLocals"] })
        : answer(received);
    },
  };
}

function missing({ name, method, path }: Definition): never {
  throw new Error(`${method} ${path} has no handler: none named \`${name}\` is given`);
}

interface Received extends Read {
  readonly c: Context;
  /** Whether no code but Bimetal's has had `c` before the handler. */
  readonly alone: boolean;
}

interface Receiving {
  readonly answer: (received: Received, locals?: object) => Response | Promise<Response>;
  readonly readLocals: ReadLocals<Context> | undefined;
}

async function receive(head: Received, definition: Definition, { answer, readLocals }: Receiving): Promise<Response> {
  const { c } = head;
  if (readLocals !== undefined) giveParams(c, head.params);
  const locals = await readLocals?.(c);
  const { body } = definition;
  if (body === undefined) return answer(head, locals);
  if (body.kind === "stream") {
    const problem = checkHead(c, body);
    return problem
      ? problemResponse(problem)
      : answer({ ...head, body: c.req.raw.body ?? new Blob([]).stream() }, locals);
  }
  const bytes = await readBody(c, body);
  if (!(bytes instanceof Uint8Array)) return problemResponse(bytes);
  const value = readValue(definition, bytes, c.req.raw);
  return "value" in value ? answer({ ...head, body: value.value }, locals) : problemResponse(value);
}

function disagreement(definition: Definition): never {
  throw new Error(`the two parsers of \`${definition.name}\` disagree: please report this as a bug of Bimetal`);
}
