import type { Choice, Field, NamedType, ObjectShape, Schema } from "../../model.ts";
import { type Direction, mayBeAbsent } from "../directions.ts";
import { integerKeywords, lengthKeywords, rangeKeywords } from "./checks.ts";
import type { Components } from "./components.ts";
import { type JsonObject, jsonObject, nonEmpty } from "./json-object.ts";

/** A schema as JSON Schema 2020-12 has it: what is sent, or what is answered with. */
export function jsonSchema(components: Components, schema: Schema, direction: Direction): JsonObject {
  const inner = (part: Schema): JsonObject => jsonSchema(components, part, direction);
  switch (schema.kind) {
    case "string":
      return { type: "string", ...lengthKeywords(schema.checks, "Length") };
    case "number":
      return { type: "number", ...rangeKeywords(schema.checks) };
    case "int":
      return { type: "integer", ...integerKeywords(schema.checks) };
    case "boolean":
      return { type: "boolean" };
    case "array":
      return { type: "array", items: inner(schema.item), ...lengthKeywords(schema.checks, "Items") };
    case "record":
      return { type: "object", additionalProperties: inner(schema.value) };
    case "nullable":
      return orNull(inner(schema.inner));
    case "optional":
      return inner(schema.inner);
    case "default":
      return direction === "input" ? { ...inner(schema.inner), default: schema.value } : inner(schema.inner);
    case "named":
      return { $ref: components.ref(schema.name, direction) };
  }
}

/** A named type, which stands in `components`. */
export function namedSchema(components: Components, type: NamedType, direction: Direction): JsonObject {
  const description = type.docs === undefined ? {} : { description: type.docs };
  switch (type.kind) {
    case "object":
      return { ...description, ...objectSchema(components, type.shape, direction) };
    case "choice":
      return { ...description, ...choiceSchema(type.options) };
    case "alias":
      return { ...description, ...jsonSchema(components, type.schema, direction) };
  }
}

/** A field's schema and what is said about it. */
export function fieldSchema(components: Components, { schema, docs }: Field, direction: Direction): JsonObject {
  return { ...(docs === undefined ? {} : { description: docs }), ...jsonSchema(components, schema, direction) };
}

function objectSchema(components: Components, { fields }: ObjectShape, direction: Direction): JsonObject {
  const required = fields.filter(({ schema }) => !mayBeAbsent(schema, direction)).map(({ name }) => name.author);
  const properties = fields.map((field) => [field.name.author, fieldSchema(components, field, direction)] as const);
  return jsonObject({ type: "object", properties: Object.fromEntries(properties), required: nonEmpty(required) });
}

function choiceSchema(options: readonly Choice[]): JsonObject {
  const values = options.map(({ value }) => value);
  const types = [...new Set(values.map(typeOf))];
  const [type = "string"] = types;
  const [value = null] = values;
  return { type: types.length === 1 ? type : types, ...(values.length === 1 ? { const: value } : { enum: values }) };
}

function typeOf(value: Choice["value"]): string {
  return value === null ? "null" : typeof value;
}

function orNull(schema: JsonObject): JsonObject {
  const { type } = schema;
  return typeof type === "string" ? { ...schema, type: [type, "null"] } : { anyOf: [schema, { type: "null" }] };
}
