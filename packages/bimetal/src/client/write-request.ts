import { writeText } from "../schema/write-text.ts";
import type { FetchInit } from "./fetcher.ts";
import type { ClientRoute, SentKind } from "./route.ts";
import { writeQuery } from "./write-url.ts";

/** What a call sends: the parts that its route declares. */
export interface ClientRequest extends CallOptions {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly cookies?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** What any call may have besides. */
export interface CallOptions {
  /** Ends the call. */
  readonly signal?: AbortSignal;
}

/** The request of a call, without its address. `shared` are headers that every call has. */
export function writeRequest(
  route: ClientRoute,
  request: ClientRequest,
  shared: Readonly<Record<string, string>>,
): FetchInit {
  const { method, body } = route;
  const type: Record<string, string> = body === undefined ? {} : { "content-type": sentType(body.contentType) };
  return {
    method,
    headers: { ...shared, ...type, ...writeHeaders(request.headers ?? {}), ...writeCookies(request.cookies ?? {}) },
    ...(body && { body: writeBody(body.kind, request.body) }),
    ...(body?.kind === "stream" && { duplex: "half" }),
    ...(Object.values(route.responses).includes("redirect") && { redirect: "manual" }),
    ...(request.signal && { signal: request.signal }),
  };
}

function writeHeaders(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  const present = Object.entries(headers).filter(([, value]) => value !== undefined);
  return Object.fromEntries(present.map(([name, value]) => [name, writeText(value)]));
}

/** They are one header. Browsers do not let scripts write it, and send what they have themselves. */
function writeCookies(cookies: Readonly<Record<string, unknown>>): Record<string, string> {
  const present = Object.entries(cookies).filter(([, value]) => value !== undefined);
  if (present.length === 0) return {};
  return { cookie: present.map(([name, value]) => `${name}=${encodeURIComponent(writeText(value))}`).join("; ") };
}

function writeBody(kind: SentKind, body: unknown): NonNullable<FetchInit["body"]> {
  if (kind === "form") return writeQuery(body as Readonly<Record<string, unknown>>);
  return kind === "json" ? JSON.stringify(body) : (body as NonNullable<FetchInit["body"]>);
}

/** A route that takes any type is sent one that says as much. */
function sentType(contentType: string): string {
  return contentType.startsWith("*/*") ? "application/octet-stream" : contentType;
}
