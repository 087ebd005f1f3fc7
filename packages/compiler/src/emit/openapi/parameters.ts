import type { Field, ObjectShape, Route, Schema } from "../../model.ts";
import { mayBeAbsent } from "../directions.ts";
import type { Components } from "./components.ts";
import { parameterExamples } from "./examples.ts";
import { type JsonObject, jsonObject, nonEmpty } from "./json-object.ts";
import { fieldSchema, jsonSchema } from "./schema.ts";

/** What a request carries in its path, query, headers and cookies, with the types that it is coerced to. */
export function emitParameters(components: Components, route: Route, names: readonly string[]): JsonObject[] {
  const { query, headers, cookies } = route;
  const list = (shape: ObjectShape | undefined, place: "query" | "header" | "cookie") =>
    (shape?.fields ?? []).map((field) => emitParameter(components, route, field, { place, name: field.name.author }));
  return [
    ...pathParameters(components, route, names),
    ...list(query, "query"),
    ...list(headers, "header"),
    ...list(cookies, "cookie"),
  ];
}

/** In the order of the path, under the names that its template has. */
function pathParameters(components: Components, route: Route, names: readonly string[]): JsonObject[] {
  const named = route.segments.filter((segment) => segment.kind !== "static");
  return named.flatMap(({ kind, name }, index) => {
    const field = route.params?.fields.find((candidate) => candidate.name.author === name);
    if (!field) return [];
    const docs = kind === "catchAll" ? [field.docs, CATCH_ALL].filter(Boolean).join("\n\n") : field.docs;
    return [emitParameter(components, route, { ...field, docs }, { place: "path", name: names[index] ?? name })];
  });
}

const CATCH_ALL = "The rest of the path: one or more segments, with the slashes between them.";

/** The name is the one in the path's template, where it stands in the path. */
interface Position {
  readonly place: "path" | "query" | "header" | "cookie";
  readonly name: string;
}

const PARTS = { path: "params", query: "query", header: "headers", cookie: "cookies" } as const;

function emitParameter(components: Components, route: Route, field: Field, { place, name }: Position): JsonObject {
  const { schema, docs, deprecated } = field;
  return jsonObject({
    name,
    in: place,
    description: docs,
    deprecated: deprecated || undefined,
    required: place === "path" || !mayBeAbsent(field, "input") ? true : undefined,
    schema: jsonSchema(components, withoutNull(schema), "input"),
    examples: parameterExamples(route, PARTS[place], field.name.author),
  });
}

/** An object whose values are sent as text: the fields of a form. */
export function textObject(components: Components, { fields }: ObjectShape): JsonObject {
  const properties = fields.map((field) => {
    const schema = fieldSchema(components, { ...field, schema: withoutNull(field.schema) }, "input");
    return [field.name.author, schema] as const;
  });
  const required = fields.filter((field) => !mayBeAbsent(field, "input")).map(({ name }) => name.author);
  return jsonObject({ type: "object", properties: Object.fromEntries(properties), required: nonEmpty(required) });
}

/** Text stands for no null. */
function withoutNull(schema: Schema): Schema {
  if (schema.kind === "nullable") return withoutNull(schema.inner);
  return schema.kind === "optional" || schema.kind === "default"
    ? { ...schema, inner: withoutNull(schema.inner) }
    : schema;
}
