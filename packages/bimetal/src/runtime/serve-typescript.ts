import type { Context } from "hono";
import type { Definition } from "./definition.ts";
import { checkGiven, collectProblem, type Given, readGiven, readValue } from "./given.ts";
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
  const answer = (c: Context, body: unknown, locals?: object): Response | Promise<Response> => {
    const given = readGiven(c, definition, body);
    const checked = checkGiven(definition, given);
    if (checked === undefined) return problemResponse(collectProblem(definition, given) ?? disagreement(definition));
    const result = handler(requestOf(c, checked, locals));
    if (result instanceof Promise) return result.then((value) => respond(c, definition, value));
    return respond(c, definition, result);
  };
  if (definition.body === undefined && readLocals === undefined) {
    return { definition, serve: (c) => answer(c, undefined) };
  }
  return { definition, serve: (c) => receive(c, definition, readLocals as ReadLocals<Context> | undefined, answer) };
}

async function receive(
  c: Context,
  definition: Definition,
  readLocals: ReadLocals<Context> | undefined,
  answer: (c: Context, body: unknown, locals?: object) => Response | Promise<Response>,
): Promise<Response> {
  const locals = await readLocals?.(c);
  const { body } = definition;
  if (body === undefined) return answer(c, undefined, locals);
  if (body.kind === "stream") {
    const problem = checkHead(c, body);
    return problem ? problemResponse(problem) : answer(c, c.req.raw.body ?? new Blob([]).stream(), locals);
  }
  const bytes = await readBody(c, body);
  if (!(bytes instanceof Uint8Array)) return problemResponse(bytes);
  const read = readValue(definition, bytes);
  return "value" in read ? answer(c, read.value, locals) : problemResponse(read);
}

function requestOf(c: Context, { params, query, headers, body }: Given, locals: object | undefined): object {
  return { params, query, headers, body, locals, env: c.env, reply, c };
}

function disagreement(definition: Definition): never {
  throw new Error(`the two parsers of \`${definition.name}\` disagree: please report this as a bug of Bimetal`);
}
