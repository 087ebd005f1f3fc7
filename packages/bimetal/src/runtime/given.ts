import { INVALID, MALFORMED as MALFORMED_JSON, readHeaders, readJson, readQuery } from "../schema/index.ts";
import type { RequestDefinition } from "./definition.ts";
import { invalid, MALFORMED, MOST_ISSUES, type Part, type Problem, type RequestIssue } from "./problem.ts";
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
  const { params, query, headers } = definition;
  // The compiler has seen to it that the keys are the path's parameters.
  if (params !== undefined) given.params = params.coerce((name) => read[name]);
  if (query !== undefined) given.query = query.coerce(readQuery(new URLSearchParams(queryOf(request.url))));
  if (headers !== undefined) given.headers = headers.coerce(readHeaders(request.headers));
  if (definition.body !== undefined) given.body = body;
  return given;
}

/** A body's bytes as the value that the declared kind stands for, or the problem with them. */
export function readValue(definition: RequestDefinition, bytes: Uint8Array): { value: unknown } | Problem {
  switch (definition.body?.kind) {
    case "json": {
      const value = readJson(bytes, definition.body.parser.deep);
      return value === MALFORMED_JSON ? MALFORMED : { value };
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

/** Checks every part; `undefined` when one of them is refused, which {@link collectProblem} explains. */
export function checkGiven(definition: RequestDefinition, given: Given): Given | undefined {
  // Every request comes through here: a loop over the parts would cost more than the checks.
  const params = definition.params?.check(given.params);
  const query = definition.query?.check(given.query);
  const headers = definition.headers?.check(given.headers);
  const body = definition.body?.kind === "json" ? definition.body.parser.check(given.body) : given.body;
  if (params === INVALID || query === INVALID || headers === INVALID || body === INVALID) return undefined;
  return { params, query, headers, body };
}

/** What is wrong with the parts: params, query, headers, body, in this order. `undefined` if nothing is. */
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

const PARTS: readonly Part[] = ["params", "query", "headers", "body"];

function parserOf(definition: RequestDefinition, part: Part) {
  if (part !== "body") return definition[part];
  return definition.body?.kind === "json" ? definition.body.parser : undefined;
}
