import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { DeclaredResponse, Definition } from "./definition.ts";
import { type Events, eventStream } from "./event-stream.ts";
import { type HeaderValues, Reply } from "./reply.ts";
import { writeHeaders } from "./write-headers.ts";

/**
 * The context of a request, if anything may have been set on it for the answer: `undefined` where no code but Bimetal's has
 * had it. To make a response without asking it is cheaper.
 */
export type Touched = Context | undefined;

/** Makes the response of what a TypeScript handler returned: a `Response`, a reply, or the success status' body. */
export function respond(c: Touched, definition: Definition, result: unknown): Response {
  if (result instanceof Response) return result;
  if (result instanceof Reply) return encode(c, definition, result);
  const { success } = definition;
  if (success === undefined) {
    throw new TypeError(`\`${definition.name}\` has no one success status without headers: answer with \`reply\``);
  }
  return encode(c, definition, { status: success, body: result });
}

/** Values become bytes here; Rust has done so itself. */
function encode(c: Touched, definition: Definition, { status, body, headers }: Answered): Response {
  const kind = definition.responses[status]?.kind;
  if (kind === "json") return respondWith(c, definition, { status, headers, body: JSON.stringify(body) });
  const bytes = kind === "events" ? eventStream(body as Events<unknown>) : body;
  return respondWith(c, definition, { status, headers, body: bytes });
}

/** An answer of either language, whose body is as it is sent. */
export interface Answered {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: HeaderValues | undefined;
}

/** Makes a response of a declared status. Headers that middleware has set on `c` are kept. */
export function respondWith(c: Touched, definition: Definition, { status, body, headers }: Answered): Response {
  const declared = definition.responses[status];
  if (declared === undefined) {
    throw new TypeError(`\`${definition.name}\` answered ${status}, which its contract does not declare`);
  }
  const own = declared.headers && writeHeaders(declared.headers, headers);
  switch (declared.kind) {
    case "empty":
      return create(c, status, null, own);
    case "redirect":
      return create(c, status, null, [...(own ?? []), ["location", locationOf(body)]]);
    case "events":
      return create(c, status, body, [...typed(declared, own), ["cache-control", "no-cache"]]);
    default:
      if (c === undefined && own === undefined) return createPlain(declared, status, body);
      return create(c, status, body, typed(declared, own));
  }
}

/** Names and values as they are sent. */
type SentHeaders = readonly (readonly [name: string, text: string])[];

function typed({ contentType }: { readonly contentType: string }, own: SentHeaders = []): SentHeaders {
  return [...own, ["content-type", contentType]];
}

/** Each cookie is a header of its own, beside those that middleware has set; any other header is set once. */
function create(c: Touched, status: number, body: unknown, headers: SentHeaders = []): Response {
  if (c === undefined) return new Response(body as BodyInit | null, { status, headers: headers as [string, string][] });
  for (const [name, text] of headers) if (name === "set-cookie") c.header(name, text, { append: true });
  const others = headers.filter(([name]) => name !== "set-cookie");
  return c.body(body as string, status as ContentfulStatusCode, Object.fromEntries(others));
}

/** An answer with nothing but its type. That of a string is the platform's own unless another one is told. */
function createPlain(declared: Typed, status: number, body: unknown): Response {
  const isOwnType = status === 200 && typeof body === "string" && declared.contentType === "text/plain;charset=UTF-8";
  return isOwnType ? new Response(body) : new Response(body as BodyInit, templateOf(declared, status));
}

type Typed = DeclaredResponse & { readonly contentType: string };

const templates = new WeakMap<DeclaredResponse, Response>();

/** An answer with the declared status and type, made once: to take them from there costs less than to set them. */
function templateOf(declared: Typed, status: number): Response {
  let template = templates.get(declared);
  if (template === undefined) {
    template = new Response(null, { status, headers: { "content-type": declared.contentType } });
    templates.set(declared, template);
  }
  return template;
}

/** A header carries bytes: what is no ASCII is percent-encoded, as browsers do it. */
function locationOf(body: unknown): string {
  const location = typeof body === "string" ? body : new TextDecoder().decode(body as Uint8Array);
  return encodeURI(location).replaceAll("%25", "%");
}
