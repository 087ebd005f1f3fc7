import type { ServerEvent } from "../runtime/event-stream.ts";
import type { Parser } from "../schema/index.ts";
import type { FetchResponse } from "./fetcher.ts";
import { readEvents } from "./read-events.ts";
import { readHeaders } from "./read-headers.ts";
import type { AnswerKind, ClientRoute, HeaderField } from "./route.ts";
import { UnexpectedResponse } from "./unexpected-response.ts";

/** An answer as data, or a thrown {@link UnexpectedResponse}. */
export async function readAnswer(
  name: string,
  route: ClientRoute,
  response: FetchResponse,
  parsers: Readonly<Record<number, Parser<unknown>>> | undefined,
): Promise<object> {
  const { status, headers } = response;
  // Bimetal's own refusal may take the place of what is declared.
  const refused = route.refuses?.includes(status) === true && isProblem(headers);
  const kind = refused ? "json" : route.responses[status];
  if (kind === undefined) throw new UnexpectedResponse(name, response, await response.text());
  const fields = route.headers?.[status];
  // What looks like a refusal may be a declared answer, so its headers may be there.
  const given = refused ? fields?.filter(([header]) => headers.get(header) !== null) : fields;
  const declared = given && { declared: await readDeclared(name, response, given) };
  if (kind === "redirect") return { status, headers, ...declared, location: await readLocation(name, response) };
  const parser = refused ? undefined : parsers?.[status];
  return { status, headers, ...declared, body: await readBody(name, kind, response, parser) };
}

/** Whether an answer may be Bimetal's own refusal. */
export function isProblem(headers: FetchResponse["headers"]): boolean {
  return headers.get("content-type")?.startsWith("application/problem+json") ?? false;
}

async function readDeclared(name: string, response: FetchResponse, fields: readonly HeaderField[]): Promise<object> {
  try {
    return readHeaders(fields, response.headers);
  } catch (error) {
    throw new UnexpectedResponse(name, response, await response.text(), error);
  }
}

async function readLocation(name: string, response: FetchResponse): Promise<string> {
  const location = response.headers.get("location");
  if (location !== null) return location;
  throw new UnexpectedResponse(name, response, await response.text(), new TypeError("there is no `location` header"));
}

async function readBody(
  name: string,
  kind: Exclude<AnswerKind, "redirect">,
  response: FetchResponse,
  parser: Parser<unknown> | undefined,
): Promise<unknown> {
  switch (kind) {
    case "json":
      return readJson(name, response, parser);
    case "text":
      return response.text();
    case "bytes":
      return new Uint8Array(await response.arrayBuffer());
    case "stream":
      return response.body ?? new Blob([]).stream();
    case "events":
      return typeEvents(name, response, parser);
    case "empty":
      return undefined;
  }
}

async function readJson(name: string, response: FetchResponse, parser: Parser<unknown> | undefined): Promise<unknown> {
  return typeJson(name, response, await response.text(), parser);
}

/** Each event when it comes; the connection ends when the caller stops to ask for more. */
async function* typeEvents(
  name: string,
  response: FetchResponse,
  parser: Parser<unknown> | undefined,
): AsyncGenerator<ServerEvent<unknown>> {
  const stream = (response.body ?? new Blob([]).stream()) as ReadableStream<Uint8Array>;
  for await (const { data, ...event } of readEvents(stream)) {
    yield { ...event, data: typeJson(name, response, data, parser) };
  }
}

function typeJson(name: string, response: FetchResponse, text: string, parser: Parser<unknown> | undefined): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return parser === undefined ? value : parser.parse(value);
  } catch (error) {
    throw new UnexpectedResponse(name, response, text, error);
  }
}
