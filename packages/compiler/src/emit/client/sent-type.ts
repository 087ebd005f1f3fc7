import type { ObjectShape, Schema } from "../../model.ts";
import { differs, type TypeNames } from "../directions.ts";
import { partsOf } from "../schema-parts.ts";

/** The TypeScript type of what a client sends for a schema. Types that are also answered with are those of `schemas.ts`. */
export function sentType(differing: TypeNames, schema: Schema): string {
  const inner = (part: Schema): string => sentType(differing, part);
  switch (schema.kind) {
    case "string":
    case "boolean":
      return schema.kind;
    case "number":
    case "int":
      return "number";
    case "array":
      return listOf(inner(schema.item));
    case "record":
      return `Record<string, ${inner(schema.value)}>`;
    case "nullable":
      return `${inner(schema.inner)} | null`;
    case "optional":
    case "default":
      return inner(schema.inner);
    case "named":
      return sentName(differing, schema.name.pascal);
  }
}

/** A type that is sent otherwise than it is answered with has a declaration of its own in `client.ts`. */
export function sentName(differing: TypeNames, pascal: string): string {
  return differing.has(pascal) ? `${pascal}Input` : `schemas.${pascal}`;
}

/** What a field of a path, a query or headers is: text stands for no null. */
export function textType(schema: Schema): string {
  switch (schema.kind) {
    case "nullable":
    case "optional":
    case "default":
      return textType(schema.inner);
    case "array":
      return listOf(textType(schema.item));
    default:
      return sentType(NONE, schema);
  }
}

/** Whether what is sent as text is what the handler is given. */
export function isSentAsGiven({ fields }: ObjectShape): boolean {
  return fields.every(({ schema }) => isPlain(schema));
}

function isPlain(schema: Schema): boolean {
  return schema.kind !== "nullable" && !differs(schema) && partsOf(schema).every(isPlain);
}

/** Nothing that text can carry has parts with a default. */
const NONE: TypeNames = new Set();

function listOf(item: string): string {
  return item.includes(" | ") ? `(${item})[]` : `${item}[]`;
}
