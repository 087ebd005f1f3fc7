import type {
  Choice,
  Field,
  FileCheck,
  LengthCheck,
  NamedType,
  ObjectType,
  RecordSchema,
  Schema,
  UnionType,
} from "../../model.ts";
import { type Direction, mayBeAbsent } from "../directions.ts";
import { lengthKeywords, numberKeywords, plainPattern, textKeywords } from "./checks.ts";
import type { Components } from "./components.ts";
import { type JsonObject, jsonObject, nonEmpty } from "./json-object.ts";

/** A schema as JSON Schema 2020-12 has it: what is sent, or what is answered with. */
export function jsonSchema(components: Components, schema: Schema, direction: Direction): JsonObject {
  const inner = (part: Schema): JsonObject => jsonSchema(components, part, direction);
  switch (schema.kind) {
    case "string":
      return { type: "string", ...textKeywords(schema.checks) };
    case "template": {
      const [pattern] = plainPattern(schema.pattern);
      return jsonObject({ type: "string", pattern });
    }
    case "number":
      return { type: "number", ...numberKeywords(schema.checks) };
    case "int":
      return { type: "integer", ...numberKeywords(schema.checks) };
    case "boolean":
    case "null":
      return { type: schema.kind };
    case "stringbool": {
      const words = [...schema.truthy, ...schema.falsy];
      if (direction === "output") return { type: "boolean" };
      return { type: "string", ...(schema.sensitive ? { enum: words } : { examples: words }) };
    }
    case "unknown":
      return {};
    case "never":
      return { not: {} };
    case "file":
      return { type: "string", format: "binary", ...lengthKeywords(schema.checks.filter(isSize), "Length") };
    case "array":
      return { type: "array", items: inner(schema.item), ...lengthKeywords(schema.checks, "Items") };
    case "tuple":
      return tupleSchema(components, schema, direction);
    case "record":
      return recordSchema(components, schema, direction);
    case "nullable":
      return orNull(inner(schema.inner));
    case "optional":
    case "nonoptional":
      return inner(schema.inner);
    case "default":
      return direction === "input" ? { ...inner(schema.inner), default: schema.value } : inner(schema.inner);
    case "catch":
      return direction === "input" ? { default: schema.value } : inner(schema.inner);
    case "pipe":
      return inner(direction === "input" ? schema.from : schema.to);
    case "named":
      return { $ref: components.ref(schema.name, direction) };
  }
}

/** A named type, which stands in `components`. */
export function namedSchema(components: Components, type: NamedType, direction: Direction): JsonObject {
  const description = said(type);
  switch (type.kind) {
    case "object":
      return { ...description, ...objectSchema(components, type, direction) };
    case "choice":
      return { ...description, ...choiceSchema(type.options) };
    case "union":
      return { ...description, ...unionSchema(components, type, direction) };
    case "alias":
      return { ...description, ...jsonSchema(components, type.schema, direction) };
  }
}

function isSize(check: FileCheck): check is LengthCheck {
  return check.kind !== "types";
}

/** A field's schema and what is said about it. */
export function fieldSchema(components: Components, field: Field, direction: Direction): JsonObject {
  return { ...said(field), ...jsonSchema(components, field.schema, direction) };
}

function said({ docs, deprecated }: Pick<Field, "docs" | "deprecated">): JsonObject {
  return jsonObject({ description: docs, deprecated: deprecated || undefined });
}

function objectSchema(components: Components, { shape, others }: ObjectType, direction: Direction): JsonObject {
  const { fields } = shape;
  const required = fields.filter((field) => !mayBeAbsent(field, direction)).map(({ name }) => name.author);
  const properties = fields.map((field) => [field.name.author, fieldSchema(components, field, direction)] as const);
  const additional = typeof others === "string" ? undefined : jsonSchema(components, others, direction);
  return jsonObject({
    type: "object",
    properties: Object.fromEntries(properties),
    required: nonEmpty(required),
    additionalProperties: others === "refused" ? false : additional,
  });
}

function tupleSchema(
  components: Components,
  { items, rest }: Schema & { readonly kind: "tuple" },
  direction: Direction,
): JsonObject {
  const required = 1 + items.findLastIndex((item) => !mayBeAbsent(item, direction));
  return jsonObject({
    type: "array",
    prefixItems: nonEmpty(items.map((item) => jsonSchema(components, item.schema, direction))),
    items: rest ? jsonSchema(components, rest, direction) : false,
    minItems: required > 0 ? required : undefined,
  });
}

function recordSchema(components: Components, schema: RecordSchema, direction: Direction): JsonObject {
  const value = jsonSchema(components, schema.value, direction);
  if (schema.loose) return { type: "object" };
  const names = schema.keys?.map(String);
  if (names && !schema.partial) {
    const properties = Object.fromEntries(names.map((name) => [name, value]));
    return { type: "object", properties, required: names, additionalProperties: false };
  }
  const isText = schema.key !== undefined && schema.key.kind !== "number" && schema.key.kind !== "int";
  const key = isText && schema.key ? jsonSchema(components, schema.key, direction) : undefined;
  return jsonObject({ type: "object", propertyNames: names ? { enum: names } : key, additionalProperties: value });
}

function unionSchema(components: Components, type: UnionType, direction: Direction): JsonObject {
  const options = type.options.map(({ schema }) => jsonSchema(components, schema, direction));
  if (type.key === undefined) return type.exclusive ? { oneOf: options } : { anyOf: options };
  return { oneOf: options, discriminator: { propertyName: type.key } };
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
