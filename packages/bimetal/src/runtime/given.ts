import {
  INVALID,
  MALFORMED as MALFORMED_JSON,
  type ReadText,
  readHeaders,
  readJson,
  readQuery,
} from "../schema/index.ts";
import type { RequestDefinition } from "./definition.ts";
import {
  invalid,
  MALFORMED,
  MALFORMED_FORM,
  MOST_ISSUES,
  type Part,
  type Problem,
  type RequestIssue,
} from "./problem.ts";
import { readCookies } from "./read-cookies.ts";
import type { Params } from "./router.ts";

/** What a request gave for each part that its route declares: text is coerced, nothing is checked. */
export type Given = { [P in Part]?: unknown };

/** A request as far as it was read: `body` is the value that its bytes stand for. */
export interface Read {
  readonly request: Request;
  readonly params: Params;
  readonly body: unknown;
}

/** The query of a URL, without its `?`. */
export function queryOf(url: string): string {
  const start = url.indexOf("?");
  if (start < 0) return "";
  const end = url.indexOf("#", start);
  return url.slice(start + 1, end < 0 ? undefined : end);
}

/** The parts of a request. */
export function readGiven({ request, params: read, body }: Read, definition: RequestDefinition): Given {
  const given: Given = {};
  const { params, query, headers, cookies } = definition;
  // The compiler has seen to it that the keys are the path's parameters.
  if (params !== undefined) given.params = params.coerce((name) => read[name]);
  if (query !== undefined) given.query = query.coerce(readPairs(queryOf(request.url)));
  if (headers !== undefined) given.headers = headers.coerce(readHeaders(request.headers));
  if (cookies !== undefined) given.cookies = cookies.coerce(readCookies(request.headers.get("cookie")));
  if (definition.body !== undefined) given.body = body;
  return given;
}

/** A body's bytes as the value that the declared kind stands for, or the problem with them. */
export function readValue(
  { body }: RequestDefinition,
  bytes: Uint8Array,
  request: Request,
): { value: unknown } | Problem {
  switch (body?.kind) {
    case "json": {
      const value = readJson(bytes, body.parser.deep);
      return value === MALFORMED_JSON ? MALFORMED : { value };
    }
    case "form": {
      const text = new TextDecoder("utf-8", { fatal: false, ignoreBOM: true }).decode(bytes);
      return { value: body.parser.coerce(readPairs(text)) };
    }
    case "multipart": {
      const read = body.read(request.headers.get("content-type") ?? "", bytes);
      return read === undefined ? MALFORMED_FORM : { value: body.parser.coerce(read) };
    }
    case "text":
      try {
        return { value: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
      } catch {
        return MALFORMED;
      }
    default:
      return { value: bytes };
  }
}

/** Names and values of a query or a form. The question mark is what `URLSearchParams` takes off, once. */
function readPairs(text: string): ReadText {
  return readQuery(new URLSearchParams(`?${text}`));
}

/** Checks every part; `undefined` when one of them is refused, which {@link collectProblem} explains. */
export function checkGiven(definition: RequestDefinition, given: Given): Given | undefined {
  // Every request comes through here: a loop over the parts would cost more than the checks.
  const params = definition.params?.check(given.params);
  const query = definition.query?.check(given.query);
  const headers = definition.headers?.check(given.headers);
  const cookies = definition.cookies?.check(given.cookies);
  const parser = parserOf(definition, "body");
  const body = parser === undefined ? given.body : parser.check(given.body);
  if (params === INVALID || query === INVALID || headers === INVALID) return undefined;
  if (cookies === INVALID || body === INVALID) return undefined;
  return { params, query, headers, cookies, body };
}

/** What is wrong with the parts: params, query, headers, cookies, body, in this order. `undefined` if nothing is. */
export function collectProblem(definition: RequestDefinition, given: Given): Problem | undefined {
  const issues: RequestIssue[] = [];
  let total = 0;
  for (const part of PARTS) {
    const parser = part in given ? parserOf(definition, part) : undefined;
    if (parser === undefined) continue;
    const collected = parser.collect(given[part], MOST_ISSUES - issues.length);
    issues.push(...collected.issues.map((issue) => ({ ...issue, in: part })));
    total += collected.total;
  }
  return total === 0 ? undefined : invalid(issues, total);
}

const PARTS: readonly Part[] = ["params", "query", "headers", "cookies", "body"];

function parserOf(definition: RequestDefinition, part: Part) {
  if (part !== "body") return definition[part];
  const { body } = definition;
  return body !== undefined && "parser" in body ? body.parser : undefined;
}
