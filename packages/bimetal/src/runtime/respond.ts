import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Definition } from "./definition.ts";
import { type HeaderValues, Reply } from "./reply.ts";
import { writeHeaders } from "./write-headers.ts";

/** Makes the response of what a TypeScript handler returned: a `Response`, a reply, or the success status' body. */
export function respond(c: Context, definition: Definition, result: unknown): Response {
  if (result instanceof Response) return result;
  if (result instanceof Reply) return respondWith(c, definition, result);
  const { success } = definition;
  if (success === undefined) {
    throw new TypeError(`\`${definition.name}\` has no one success status without headers: answer with \`reply\``);
  }
  return respondWith(c, definition, { status: success, body: result });
}

/** An answer of either language. */
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
    default: {
      const data = declared.kind === "json" && !(body instanceof Uint8Array) ? JSON.stringify(body) : body;
      return c.body(data as string, code, { ...own, "content-type": declared.contentType });
    }
  }
}

/** A header carries bytes: what is no ASCII is percent-encoded, as browsers do it. */
function locationOf(body: unknown): string {
  const location = typeof body === "string" ? body : new TextDecoder().decode(body as Uint8Array);
  return encodeURI(location).replaceAll("%25", "%");
}
