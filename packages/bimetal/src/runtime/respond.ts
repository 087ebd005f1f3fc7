import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Definition } from "./definition.ts";
import { type Events, eventStream } from "./event-stream.ts";
import { type HeaderValues, Reply } from "./reply.ts";
import { writeHeaders } from "./write-headers.ts";

/** Makes the response of what a TypeScript handler returned: a `Response`, a reply, or the success status' body. */
export function respond(c: Context, definition: Definition, result: unknown): Response {
  if (result instanceof Response) return result;
  if (result instanceof Reply) return encode(c, definition, result);
  const { success } = definition;
  if (success === undefined) {
    throw new TypeError(`\`${definition.name}\` has no one success status without headers: answer with \`reply\``);
  }
  return encode(c, definition, { status: success, body: result });
}

/** Values become bytes here; Rust has done so itself. */
function encode(c: Context, definition: Definition, { status, body, headers }: Answered): Response {
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
export function respondWith(c: Context, definition: Definition, { status, body, headers }: Answered): Response {
  const declared = definition.responses[status];
  if (declared === undefined) {
    throw new TypeError(`\`${definition.name}\` answered ${status}, which its contract does not declare`);
  }
  const code = status as ContentfulStatusCode;
  const own = declared.headers && writeHeaders(declared.headers, headers);
  switch (declared.kind) {
    case "empty":
      return c.body(null, code, own);
    case "redirect":
      return c.body(null, code, { ...own, location: locationOf(body) });
    case "events": {
      const fixed = { "content-type": declared.contentType, "cache-control": "no-cache" };
      return c.body(body as ReadableStream, code, { ...own, ...fixed });
    }
    default:
      return c.body(body as string, code, { ...own, "content-type": declared.contentType });
  }
}

/** A header carries bytes: what is no ASCII is percent-encoded, as browsers do it. */
function locationOf(body: unknown): string {
  const location = typeof body === "string" ? body : new TextDecoder().decode(body as Uint8Array);
  return encodeURI(location).replaceAll("%25", "%");
}
