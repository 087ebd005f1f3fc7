/** The examples of a route, each where its parts stand in the document. */
import type { Example, Json, Route } from "../../model.ts";
import { isMultipart } from "../../schema-parts.ts";
import type { JsonObject } from "./json-object.ts";

/** The values that examples give to one name of the path, the query, the headers or the cookies. */
export function parameterExamples(
  { examples }: Route,
  part: "params" | "query" | "headers" | "cookies",
  name: string,
): JsonObject | undefined {
  return byName(examples, ({ request }) => request[part]?.[name]);
}

/** The bodies that examples send. Bytes cannot be shown, and of a file the name is. */
export function requestExamples({ examples, body }: Route): JsonObject | undefined {
  return byName(examples, ({ request }) => {
    if (isMultipart(body)) return withNames(request.body as JsonObject);
    return body?.kind === "json" || body?.kind === "form" ? request.body : textOf(request.body);
  });
}

/** The bodies that examples are answered with by a status. */
export function responseExamples({ examples, responses }: Route, status: number): JsonObject | undefined {
  const isJson = responses.some(({ status: other, body }) => other === status && body.kind === "json");
  return byName(examples, ({ response }) => {
    if (response.status !== status) return undefined;
    return isJson ? response.body : textOf(response.body);
  });
}

/** The values that examples tell of one header of a status. */
export function headerExamples({ examples }: Route, status: number, name: string): JsonObject | undefined {
  return byName(examples, ({ response }) => (response.status === status ? response.headers?.[name] : undefined));
}

function textOf(body: Json | undefined): Json | undefined {
  return typeof body === "string" ? body : undefined;
}

function withNames(fields: JsonObject): JsonObject {
  const nameOf = (value: Json): Json => (isJsonObject(value) ? (value.name ?? null) : value);
  const entries = Object.entries(fields).map(([name, value]) => {
    return [name, Array.isArray(value) ? value.map(nameOf) : nameOf(value)] as const;
  });
  return Object.fromEntries(entries);
}

function isJsonObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function byName(examples: readonly Example[], read: (example: Example) => Json | undefined): JsonObject | undefined {
  const entries = examples.flatMap((example) => {
    const value = read(example);
    return value === undefined ? [] : [[example.name, { value }] as const];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}
