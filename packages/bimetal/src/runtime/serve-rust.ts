import type { Context } from "hono";
import { type Call, callRust, type Frame, type HostedFunctions, Kind, RustPanic, type Section } from "../host/index.ts";
import { checked } from "./checked.ts";
import type { RustDefinition } from "./definition.ts";
import { answerEnded } from "./ended.ts";
import type { Functions } from "./functions.ts";
import { giveParams } from "./give-params.ts";
import { queryOf } from "./given.ts";
import type { ServedRoute } from "./mount.ts";
import { problemResponse } from "./problem.ts";
import { checkHead, readBody } from "./read-body.ts";
import { explainRefusal, unexplained } from "./refusal.ts";
import type { HeaderValues } from "./reply.ts";
import { respondWith } from "./respond.ts";
import type { Params } from "./router.ts";

/** What middleware hands to a handler. */
export type ReadLocals<C extends Context> = (c: C) => object | Promise<object>;

/** One request for a Rust route, read as far as JavaScript reads it. */
interface Received {
  readonly c: Context;
  readonly definition: RustDefinition;
  readonly params: Params;
  /** Whether no code but Bimetal's has had `c`. */
  readonly alone: boolean;
  readonly locals: object | undefined;
  readonly body: Uint8Array | undefined;
  readonly functions: Functions | undefined;
}

type Answer = Response | Promise<Response>;

/** Serves a route by its Rust handler. One that has no body and no locals is called without a promise. */
export function rust<C extends Context>(
  definition: RustDefinition,
  readLocals?: ReadLocals<C>,
  functions?: Functions,
): ServedRoute {
  if (definition.body === undefined && readLocals === undefined) {
    return {
      definition,
      serve: (c, params, alone) => {
        const received = { c, definition, params, locals: undefined, body: undefined, functions };
        return call({ ...received, alone: alone && functions === undefined }, refuse);
      },
    };
  }
  return {
    definition,
    serve: (c, params, alone) => {
      const received = {
        c,
        definition,
        params,
        alone: alone && readLocals === undefined && functions === undefined,
        locals: undefined,
        body: undefined,
        functions,
      };
      return receive(received, readLocals as ReadLocals<Context> | undefined);
    },
  };
}

async function receive(head: Received, readLocals?: ReadLocals<Context>): Promise<Response> {
  const { c, definition } = head;
  if (readLocals !== undefined) giveParams(c, head.params);
  const locals = await readLocals?.(c);
  const { body } = definition;
  if (body === undefined || body.kind === "stream") {
    const problem = body && checkHead(c, body);
    return problem ? problemResponse(problem) : call({ ...head, locals }, refuse);
  }
  const bytes = await readBody(c, body);
  if (!(bytes instanceof Uint8Array)) return problemResponse(bytes);
  return call({ ...head, locals, body: bytes }, refuse);
}

/** Calls the handler; `refused` answers when Rust does not take the input. */
function call(received: Received, refused: (received: Received) => Answer): Answer {
  const { c, definition, functions } = received;
  const { raw } = c.req;
  const rustCall: Call = {
    route: definition.export,
    sections: sectionsOf(received),
    stream: definition.body?.kind === "stream" ? raw.body : null,
    env: c.env,
    request: raw,
    context: c.executionCtx,
    timeLimit: definition.timeLimit,
    functions: functions && hosted(functions, received),
    passThrough: false,
    open: 1,
  };
  try {
    const frame = callRust(rustCall);
    if (!(frame instanceof Promise)) return answer(frame, received, refused);
    return frame.then(
      (late) => answer(late, received, refused),
      (error: unknown) => fail(error, rustCall.passThrough),
    );
  } catch (error) {
    return fail(error, rustCall.passThrough);
  }
}

function answer(frame: Frame, received: Received, refused: (received: Received) => Answer): Answer {
  const { c, definition } = received;
  if (frame.kind === Kind.Invalid) return refused(received);
  return checked(c, definition, respondTo(frame, received));
}

function respondTo(frame: Frame, { c, definition, alone }: Received): Response {
  const touched = alone ? undefined : c;
  const { kind, status, value } = frame;
  const headers = frame.headers as HeaderValues | undefined;
  if (kind === Kind.Response) return value as Response;
  if (kind === Kind.Stream && c.req.method === "HEAD" && value instanceof ReadableStream) {
    // Nobody will read it, and nobody would tell Rust.
    c.executionCtx.waitUntil(value.cancel());
    return respondWith(touched, definition, { status, headers, body: null });
  }
  return respondWith(touched, definition, { status, headers, body: value });
}

/** Functions in TypeScript are given `c`, as handlers are. */
function hosted(functions: Functions, { c, params }: Received): HostedFunctions {
  giveParams(c, params);
  return functions.host(c);
}

/** In the order in which the emitted `Request::read` takes them. */
function sectionsOf({ c, definition, params, locals, body }: Received): Section[] {
  const sections: Section[] = [];
  for (const name of definition.paramNames) sections.push(params[name]);
  if (definition.query !== undefined) sections.push(queryOf(c.req.url));
  for (const name of definition.headerNames) sections.push(c.req.header(name));
  if (definition.cookies !== undefined) sections.push(c.req.header("cookie"));
  if (locals !== undefined) sections.push(JSON.stringify(locals));
  if (definition.body?.kind === "multipart") sections.push(c.req.header("content-type"));
  if (body !== undefined) sections.push(body);
  return sections;
}

function refuse(received: Received): Answer {
  const { c, definition, params, locals, body } = received;
  const wrong = definition.locals?.collect(locals, 1).issues[0];
  if (wrong !== undefined) {
    throw new TypeError(`the locals of \`${definition.name}\` do not match: ${wrong.path.join(".")}: ${wrong.message}`);
  }
  const explained = explainRefusal(definition, { request: c.req.raw, params, body });
  if ("status" in explained) return problemResponse(explained);
  return call({ ...received, body: explained.canonical }, () => {
    throw unexplained(definition);
  });
}

function fail(error: unknown, passThrough: boolean): Response {
  const ended = answerEnded(error);
  if (ended !== undefined) return ended;
  // Hono answers whatever is an `Error`; what is none leaves the Worker, and the platform asks the origin.
  if (passThrough && error instanceof RustPanic) throw { name: error.name, message: error.message };
  throw error;
}
