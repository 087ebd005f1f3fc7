import type { Context } from "hono";
import { checked } from "./checked.ts";
import type { Definition } from "./definition.ts";
import { giveParams } from "./give-params.ts";
import { checkGiven, collectProblem, type Given, type Read, readGiven, readValue } from "./given.ts";
import type { ServedRoute } from "./mount.ts";
import { problemResponse } from "./problem.ts";
import { checkHead, readBody } from "./read-body.ts";
import { reply } from "./reply.ts";
import { respond } from "./respond.ts";
import type { ReadLocals } from "./serve-rust.ts";

/** Serves a route by its TypeScript handler. One that has no body and no locals is called without a promise. */
export function typescript<C extends Context>(
  definition: Definition,
  // biome-ignore lint/suspicious/noExplicitAny: the emitted types check each handler against its route
  handler: (request: any) => unknown,
  readLocals?: ReadLocals<C>,
): ServedRoute {
  const answer = (read: Received, locals?: object): Response | Promise<Response> => {
    const { c } = read;
    const given = readGiven(read, definition);
    const taken = checkGiven(definition, given);
    if (taken === undefined) return problemResponse(collectProblem(definition, given) ?? disagreement(definition));
    const result = handler(requestOf(c, taken, locals));
    if (result instanceof Promise) return result.then((value) => checked(c, definition, respond(c, definition, value)));
    return checked(c, definition, respond(c, definition, result));
  };
  const withBody = definition.body !== undefined || readLocals !== undefined;
  return {
    definition,
    serve: (c, params) => {
      giveParams(c, params);
      const read = { c, request: c.req.raw, params, body: undefined };
      return withBody
        ? receive(read, definition, { answer, readLocals: readLocals as Receiving["readLocals"] })
        : answer(read);
    },
  };
}

interface Received extends Read {
  readonly c: Context;
}

interface Receiving {
  readonly answer: (read: Received, locals?: object) => Response | Promise<Response>;
  readonly readLocals: ReadLocals<Context> | undefined;
}

async function receive(head: Received, definition: Definition, { answer, readLocals }: Receiving): Promise<Response> {
  const { c } = head;
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
  const value = readValue(definition, bytes);
  return "value" in value ? answer({ ...head, body: value.value }, locals) : problemResponse(value);
}

function requestOf(c: Context, given: Given, locals: object | undefined): object {
  return { ...given, locals, env: c.env, reply, c };
}

function disagreement(definition: Definition): never {
  throw new Error(`the two parsers of \`${definition.name}\` disagree: please report this as a bug of Bimetal`);
}
