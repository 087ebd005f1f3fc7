import type { ObjectShape, Schema } from "../../model.ts";
import { partsOfSchema } from "../../schema-parts.ts";
import { differs, mayBeAbsent, type TypeNames } from "../directions.ts";
import { tsType } from "../ts-type.ts";

/** The TypeScript type of what a client sends for a schema. Types that are also answered with are those of `schemas.ts`. */
export function sentType(differing: TypeNames, schema: Schema): string {
  const inner = (part: Schema): string => sentType(differing, part);
  switch (schema.kind) {
    case "array":
      return listOf(inner(schema.item));
    case "tuple":
      return tupleOf(schema, inner);
    case "record":
      return `Record<string, ${schema.loose ? "unknown" : inner(schema.value)}>`;
    case "nullable":
      return `${inner(schema.inner)} | null`;
    case "optional":
    case "nonoptional":
    case "default":
    case "catch":
      return inner(schema.inner);
    case "pipe":
      return inner(schema.from);
    case "stringbool":
      return "string";
    case "named":
      return sentName(differing, schema.name.pascal);
    default:
      return tsType(schema);
  }
}

function tupleOf({ items, rest }: Schema & { readonly kind: "tuple" }, inner: (part: Schema) => string): string {
  const parts = items.map((item, index) => {
    const type = inner(item.schema);
    // What stands before an item that must be there must be there, too: JSON has no `undefined`.
    if (!items.slice(index).every((each) => mayBeAbsent(each, "input"))) return type;
    return type.includes(" | ") ? `(${type})?` : `${type}?`;
  });
  return `[${[...parts, ...(rest ? [`...${listOf(inner(rest))}`] : [])].join(", ")}]`;
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
  return schema.kind !== "nullable" && !differs(schema) && partsOfSchema(schema).every(isPlain);
}

/** Nothing that text can carry has parts with a default. */
const NONE: TypeNames = new Set();

function listOf(item: string): string {
  return item.includes(" | ") ? `(${item})[]` : `${item}[]`;
}
