import type { Field, ObjectShape, Schema } from "../model.ts";
import { childPlace, type Lowering, type Place, refuse } from "./lowering.ts";

/** A part of a request whose values arrive as strings. */
export type TextPart = "params" | "query" | "headers";

/** Refuses what strings cannot carry. Answers whether the shape may be used for this part of a request. */
export function checkTextShape(lowering: Lowering, shape: ObjectShape, place: Place, part: TextPart): boolean {
  const count = lowering.diagnostics.length;
  for (const field of shape.fields) {
    const inner = childPlace(place, field.name.author);
    checkTextSchema(lowering, field.schema, inner, { part, arrays: part === "query" });
    if (part === "headers") checkHeaderName(lowering, field, inner);
  }
  return lowering.diagnostics.length === count;
}

function checkTextSchema(
  lowering: Lowering,
  schema: Schema,
  place: Place,
  { part, arrays }: { readonly part: TextPart; readonly arrays: boolean },
): undefined {
  const refuseText = (found: string, fix: string) => refuse(lowering, "schema/text", place, { part, found, fix });
  switch (schema.kind) {
    case "optional":
    case "default":
    case "nullable":
      return checkTextSchema(lowering, schema.inner, place, { part, arrays });
    case "array":
      if (arrays) return checkTextSchema(lowering, schema.item, place, { part, arrays: false });
      return refuseText("an array", ARRAY_FIXES[part]);
    case "record":
      return refuseText("a record", "write one field for each value");
    case "named": {
      const type = lowering.types.rows.find(({ name }) => name.pascal === schema.name.pascal);
      if (type?.kind === "object") return refuseText("an object", "write one field for each value");
      return type?.kind === "alias" ? checkTextSchema(lowering, type.schema, place, { part, arrays }) : undefined;
    }
    default:
      return undefined;
  }
}

const ARRAY_FIXES: Readonly<Record<TextPart, string>> = {
  params: "write a string and split it in the handler, or take the values from the query",
  headers: "write a string and split it in the handler, or take the values from the query",
  query: "write one array of single values",
};

function checkHeaderName(lowering: Lowering, { name }: Field, place: Place): undefined {
  const { author } = name;
  const lower = author.toLowerCase();
  const isToken = /^[a-z0-9!#$%&'*+.^_`|~-]+$/.test(lower);
  if (isToken && author === lower) return;
  const fix = isToken ? `write "${lower}"` : "write the header's name, without spaces or signs that names cannot have";
  refuse(lowering, "schema/header", place, { header: author, fix });
}
