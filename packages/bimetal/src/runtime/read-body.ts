import type { Context } from "hono";
import type { RequestBody } from "./definition.ts";
import { contentTooLarge, type Problem, unsupportedMediaType } from "./problem.ts";

/** The bytes of a request's body, or the problem with them. Nothing beyond the limit is kept. */
export async function readBody(c: Context, body: RequestBody): Promise<Uint8Array | Problem> {
  const problem = checkHead(c, body);
  if (problem !== undefined) return problem;
  if (c.req.header("content-length") === undefined && c.req.raw.body !== null && !c.req.raw.bodyUsed) {
    return readUpTo(c.req.raw.body, body.limit);
  }
  const bytes = new Uint8Array(await c.req.arrayBuffer());
  return bytes.length > body.limit ? contentTooLarge(body.limit) : bytes;
}

/** The bytes of a body whose head is in order, or the problem that there are too many. */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array | Problem> {
  if (request.body !== null && !request.headers.has("content-length")) return readUpTo(request.body, limit);
  const bytes = new Uint8Array(await request.arrayBuffer());
  return bytes.length > limit ? contentTooLarge(limit) : bytes;
}

/** What the headers say of the body: its type and, where it is given, its length. */
export function checkHead(c: Context, body: RequestBody): Problem | undefined {
  const expected = expectedType(body);
  const type = mediaType(c.req.header("content-type") ?? "");
  const accepted = type === expected || (body.kind === "json" && /^application\/[^/]+\+json$/.test(type));
  if (!accepted && expected !== "*/*") return unsupportedMediaType(expected);
  return Number(c.req.header("content-length") ?? 0) > body.limit ? contentTooLarge(body.limit) : undefined;
}

function expectedType(body: RequestBody): string {
  switch (body.kind) {
    case "json":
      return "application/json";
    case "form":
      return "application/x-www-form-urlencoded";
    case "multipart":
      return "multipart/form-data";
    default:
      return mediaType(body.contentType);
  }
}

/** The type that a `content-type` header tells, without parameters, in lower case. */
export function mediaType(header: string): string {
  const end = header.indexOf(";");
  return (end < 0 ? header : header.slice(0, end)).trim().toLowerCase();
}

async function readUpTo(stream: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array | Problem> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > limit) return contentTooLarge(limit);
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
