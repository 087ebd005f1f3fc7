import type { Route as Declared } from "bimetal";
import { writeRequest, writeUrl } from "bimetal/client";
import { showValue } from "../contract/show-value.ts";
import type { Example, ExampleRequest, ExampleResponse, Response, Route } from "../model.ts";
import { isMultipart } from "../schema-parts.ts";
import { withFiles } from "./example-file.ts";
import { checkExampleBody, checkExampleText } from "./example-values.ts";
import { declaredBody } from "./lower-responses.ts";
import { childPlace, type Lowering, type Place, refuse } from "./lowering.ts";
import { anything, checkOption, checkOptions, type OptionKind, required, table, text } from "./options.ts";

/** A route without its examples, and what its author declared. */
export interface Exemplified {
  readonly route: Omit<Route, "examples">;
  readonly options: Declared["options"];
  /** The declared responses by status, with those of the groups. */
  readonly declared: Readonly<Record<string, unknown>>;
}

/** The examples of a route, each of which must be what the route's schemas take and give. `place` is that of the route. */
export function lowerExamples(lowering: Lowering, of: Exemplified, place: Place): Example[] {
  const { examples = {} } = of.options;
  return Object.entries(examples).flatMap(([name, example]) => {
    const inner = childPlace(childPlace(place, "examples"), name);
    if (!checkOptions(lowering, example, inner, EXAMPLE)) return [];
    const response = lowerExampleResponse(
      lowering,
      of,
      example.response as unknown as Given,
      childPlace(inner, "response"),
    );
    const request = lowerExampleRequest(lowering, of, (example.request ?? {}) as Given, childPlace(inner, "request"));
    return request && response ? [{ name, request, response }] : [];
  });
}

const keys: OptionKind = {
  expected: "an array of strings",
  accepts: (value) => Array.isArray(value) && value.every((key) => typeof key === "string"),
};
const status: OptionKind = { expected: "a number", accepts: (value) => typeof value === "number" };

const EXAMPLE: Readonly<Record<string, OptionKind>> = { request: table, response: required(table) };
const REQUEST: Readonly<Record<string, OptionKind>> = {
  params: table,
  query: table,
  headers: table,
  cookies: table,
  body: anything,
};
const RESPONSE: Readonly<Record<string, OptionKind>> = {
  status: required(status),
  body: anything,
  location: text,
  headers: table,
  varies: keys,
};

type Given = Readonly<Record<string, unknown>>;

function lowerExampleRequest(
  lowering: Lowering,
  { route, options }: Exemplified,
  given: Given,
  place: Place,
): ExampleRequest | undefined {
  const count = lowering.diagnostics.length;
  if (!checkOptions(lowering, given, place, REQUEST)) return undefined;
  for (const part of ["params", "query", "headers", "cookies"] as const) {
    const inner = childPlace(place, part);
    checkExampleText(lowering, { shape: route[part], schema: options[part], values: given[part] as Given }, inner);
  }
  checkRequestBody(lowering, { route, options }, given.body, childPlace(place, "body"));
  if (lowering.diagnostics.length > count || !checkSendable(lowering, route, given, place)) return undefined;
  return toJson(given) as ExampleRequest;
}

/** As plain data, with bytes in base64. */
function toJson(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, function (this: Given, key, item) {
      // What it was before it told what it is as JSON.
      const own = this[key];
      return own instanceof Uint8Array ? { base64: Buffer.from(own).toString("base64") } : item;
    }),
  );
}

function checkRequestBody(
  lowering: Lowering,
  { route: { body }, options }: Pick<Exemplified, "route" | "options">,
  value: unknown,
  place: Place,
): undefined {
  const schema = options.body;
  if (body?.kind !== "form") return checkExampleBody(lowering, { body, schema, value, gives: false }, place);
  if (!checkOption(lowering, value, place, table)) return undefined;
  const fields = (schema as { readonly schema?: unknown }).schema;
  const values = isMultipart(body) ? withFiles(value as Given) : (value as Given);
  checkExampleText(lowering, { shape: body.shape, schema: fields, values }, place);
}

function lowerExampleResponse(
  lowering: Lowering,
  { route, declared }: Exemplified,
  given: Given,
  place: Place,
): ExampleResponse | undefined {
  const count = lowering.diagnostics.length;
  if (!checkOptions(lowering, given, place, RESPONSE)) return undefined;
  const response = route.responses.find((candidate) => candidate.status === given.status);
  if (!response) return refuseStatus(lowering, route.responses, given.status, place);
  const { body } = response;
  if (body.kind === "events") {
    const fix = "delete the example, or take another status";
    return refuse(lowering, "contract/example", place, { problem: "is a stream of events, which need not end", fix });
  }
  const { status, location, varies = [] } = given as { status: number; location?: string; varies?: readonly string[] };
  if (location !== undefined && body.kind !== "redirect") {
    const fix = `delete it, or declare ${status}: redirect()`;
    refuse(lowering, "contract/example", childPlace(place, "location"), { problem: "is not that of a redirect", fix });
  }
  if (given.headers !== undefined) {
    const { headers: schema } = (declared[String(status)] ?? {}) as { readonly headers?: unknown };
    const told = { shape: response.headers, schema, values: given.headers as Given, isPartial: true };
    checkExampleText(lowering, told, childPlace(place, "headers"));
  }
  if (given.body !== undefined) {
    const schema = declaredBody(declared[String(status)]);
    checkExampleBody(lowering, { body, schema, value: given.body, gives: true }, childPlace(place, "body"));
  }
  if (lowering.diagnostics.length > count) return undefined;
  return toJson({ status, headers: given.headers, location, body: given.body, varies }) as ExampleResponse;
}

function refuseStatus(lowering: Lowering, responses: readonly Response[], found: unknown, place: Place): undefined {
  const statuses = responses.map((response) => response.status).join(", ");
  return refuse(lowering, "contract/example", childPlace(place, "status"), {
    problem: "is not declared by the route",
    expected: `one of ${statuses}`,
    found: showValue(found),
    fix: "write one of these, or declare it",
  });
}

/** Refuses what no URL can carry, such as an empty segment. */
function checkSendable(lowering: Lowering, route: Exemplified["route"], given: Given, place: Place): boolean {
  try {
    writeUrl(route.path, given.params as Given, given.query as Given);
    writeRequest({ method: route.method, path: route.path, responses: {} }, { headers: given.headers as Given }, {});
    return true;
  } catch (error) {
    const found = (error as Error).message;
    refuse(lowering, "contract/example", place, { problem: "cannot be sent", found, fix: "write other values" });
    return false;
  }
}
