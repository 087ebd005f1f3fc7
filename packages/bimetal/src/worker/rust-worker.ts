import { checkAnswer } from "bimetal/unchecked";
import { type Call, callRust, type Frame, type HostedFunctions, Kind, RustPanic, type Section } from "../host/index.ts";
import type { FoundDefinition } from "../runtime/definition.ts";
import { answerEnded } from "../runtime/ended.ts";
import { queryOf } from "../runtime/given.ts";
import { problemResponse } from "../runtime/problem.ts";
import { rawPath } from "../runtime/raw-path.ts";
import { readBytes } from "../runtime/read-body.ts";
import { explainRefusal, unexplained } from "../runtime/refusal.ts";
import type { Params } from "../runtime/router.ts";

/** A Worker, as its module exports it. */
export interface RustWorker<Env extends object> {
  readonly fetch: (request: Request, env: Env, context: ExecutionContext) => Response | Promise<Response>;
}

/** One request. Rust is called for it once, or again with the body that its route takes. */
interface Serving extends Call {
  readonly request: Request;
  readonly routes: readonly FoundDefinition[];
  /** Method, path, query, headers. */
  readonly head: readonly Section[];
  sections: readonly Section[];
  timeLimit: number;
  /** The route, once Rust has found it. */
  found: FoundDefinition | undefined;
}

type Answer = Response | Promise<Response>;

/**
 * The Worker of a contract whose routes Rust finds and serves. JavaScript knows of them what it takes to read a body and to
 * say why a request is refused: `routes` stand in the contract's order, `headerNames` are all that any of them declares, and
 * `functions` say why a call within Rust is refused.
 */
export function rustWorker<Env extends object>(
  routes: readonly FoundDefinition[],
  headerNames: readonly string[],
  functions?: HostedFunctions,
): RustWorker<Env> {
  return {
    fetch: (request, env, context) => {
      const { method, url, headers, body } = request;
      const serving: Serving = {
        route: "bm_serve",
        routes,
        head: [method, rawPath(url), queryOf(url), ...headerNames.map((name) => headers.get(name) ?? undefined)],
        sections: [],
        stream: body,
        env,
        request,
        context,
        timeLimit: 0,
        functions,
        found: undefined,
        matched: (index) => {
          const route = routes[index] as FoundDefinition;
          serving.found = route;
          serving.timeLimit = route.timeLimit;
        },
        passThrough: false,
        open: 1,
      };
      return guard(serving);
    },
  };
}

function guard(serving: Serving): Answer {
  try {
    const answer = serve(serving, undefined, refuse);
    return answer instanceof Promise ? answer.catch((error: unknown) => fail(error, serving)) : answer;
  } catch (error) {
    return fail(error, serving);
  }
}

type Refuse = (serving: Serving, params: Params, body: Uint8Array | undefined) => Answer;

/** A handler that does not wait, of a route without a body, is answered without a promise. */
function serve(serving: Serving, body: Uint8Array | undefined, refused: Refuse): Answer {
  serving.sections = [...serving.head, body];
  serving.open = 1;
  const frame = callRust(serving);
  if (frame instanceof Promise) return frame.then((late) => respond(serving, late));
  if (frame.kind === Kind.Unread) return receive(serving);
  return frame.kind === Kind.Invalid ? refused(serving, frame.value as Params, body) : respond(serving, frame);
}

async function receive(serving: Serving): Promise<Response> {
  const bytes = await readBytes(serving.request, routeOf(serving).body?.limit ?? 0);
  return bytes instanceof Uint8Array ? serve(serving, bytes, refuse) : problemResponse(bytes);
}

/** In development a handler's answer is sent only if it is what the contract declares. */
function respond(serving: Serving, frame: Frame): Answer {
  const { found, request } = serving;
  const response = respondWith(serving, frame);
  return checkAnswer === undefined || found === undefined
    ? response
    : checkAnswer(found.name, response, request.method);
}

function respondWith({ request, context }: Serving, { kind, status, value, ...frame }: Frame): Response {
  const headers = (frame.headers ?? []) as readonly [string, string][];
  const isHead = request.method === "HEAD";
  if (kind === Kind.Response) return isHead ? new Response(null, value as Response) : (value as Response);
  if (!isHead) return new Response(value as BodyInit | null, { status, headers });
  // Nobody will read it, and nobody would tell Rust.
  if (value instanceof ReadableStream) context.waitUntil(value.cancel());
  return new Response(null, { status, headers });
}

function refuse(serving: Serving, params: Params, body: Uint8Array | undefined): Answer {
  const route = routeOf(serving);
  const explained = explainRefusal(route, { request: serving.request, params, body });
  if ("status" in explained) return problemResponse(explained);
  return serve(serving, explained.canonical, () => {
    throw unexplained(route);
  });
}

function routeOf({ found }: Serving): FoundDefinition {
  if (found === undefined) throw new Error("Rust has not said which route it has found");
  return found;
}

/** As a Hono app without a handler of errors does it. */
function fail(error: unknown, { passThrough }: Serving): Response {
  const ended = answerEnded(error);
  if (ended !== undefined) return ended;
  // It leaves the Worker, and the platform asks the origin.
  if (passThrough && error instanceof RustPanic) throw error;
  console.error(error);
  return new Response("Internal Server Error", {
    status: 500,
    headers: { "content-type": "text/plain; charset=UTF-8" },
  });
}
