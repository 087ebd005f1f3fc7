import type { Field, LengthCheck, NamedType, RangeCheck, Schema } from "../../model.ts";
import { tsString } from "../../names.ts";
import { array, atom, json, type Literal, object } from "../ts-literal.ts";

/** The constant that holds a named type's schema as data. */
export function nodeName(camel: string): string {
  return `${camel}Node`;
}

/** A named type's schema as data, for the collector. */
export function typeNode(type: NamedType): Literal {
  switch (type.kind) {
    case "object":
      return object([
        ["type", atom('"object"')],
        ["fields", array(type.shape.fields.map(fieldNode))],
      ]);
    case "choice":
      return object([
        ["type", atom('"choice"')],
        ["values", array(type.options.map(({ value }) => json(value)))],
      ]);
    case "alias":
      return schemaNode(type.schema);
  }
}

function fieldNode({ name, schema }: Field): Literal {
  const absence = schema.kind === "optional" || schema.kind === "default";
  return array([atom(tsString(name.author)), schemaNode(schema), ...(absence ? [atom('"optional"')] : [])]);
}

function schemaNode(schema: Schema): Literal {
  switch (schema.kind) {
    case "string":
      return plain(schema.kind, schema.checks.map(lengthCheck));
    case "number":
    case "int":
      return plain(schema.kind, schema.checks.map(rangeCheck));
    case "boolean":
      return plain(schema.kind, []);
    case "array":
      return plain(schema.kind, schema.checks.map(lengthCheck), ["item", schemaNode(schema.item)]);
    case "record":
      return plain(schema.kind, [], ["value", schemaNode(schema.value)]);
    case "nullable":
      return plain(schema.kind, [], ["inner", schemaNode(schema.inner)]);
    case "optional":
    case "default":
      return schemaNode(schema.inner);
    case "named":
      return atom(nodeName(schema.name.camel));
  }
}

function plain(type: string, checks: readonly Literal[], part?: readonly [string, Literal]): Literal {
  const entries = part ? [part] : [];
  return object([
    ["type", atom(tsString(type))],
    ...entries,
    ["checks", checks.length > 0 ? array(checks) : undefined],
  ]);
}

function lengthCheck({ kind, value }: LengthCheck): Literal {
  return object([[kind, json(value)]]);
}

function rangeCheck({ kind, value, inclusive }: RangeCheck): Literal {
  const method = `${kind === "min" ? "gt" : "lt"}${inclusive ? "e" : ""}`;
  return object([[method, json(value)]]);
}
