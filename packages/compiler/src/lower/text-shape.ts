import type { Field, ObjectShape, Schema } from "../model.ts";
import { isOfFiles } from "./lower-file.ts";
import { childPlace, type Lowering, type Place, refuse } from "./lowering.ts";
import { findType } from "./type-table.ts";

/** What has strings for values: a part of a request, or of an answer. */
export type TextPart = "params" | "query" | "headers" | "cookies" | "a form" | "response headers";

/** Refuses what strings cannot carry. Answers whether the shape may be used for this part. */
export function checkTextShape(lowering: Lowering, shape: ObjectShape, place: Place, part: TextPart): boolean {
  const count = lowering.diagnostics.length;
  for (const field of shape.fields) {
    const inner = childPlace(place, field.name.author);
    checkTextSchema(lowering, field.schema, inner, { part, arrays: mayRepeat(part, field) });
    if (part === "cookies") checkCookieName(lowering, field, inner);
    if (part === "headers" || part === "response headers") checkHeaderName(lowering, field, inner);
  }
  return lowering.diagnostics.length === count;
}

function mayRepeat(part: TextPart, { name }: Field): boolean {
  return part === "query" || part === "a form" || (part === "response headers" && name.author === "set-cookie");
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
      return checkTextSchema(lowering, schema.inner, place, { part, arrays });
    case "file":
      if (part === "a form") return undefined;
      return refuseText("a file", "take it from the body: form(z.object({ … }))");
    case "nullable":
      if (isOfFiles(schema)) return refuseText("a file that may be null", "write .optional()");
      if (part === "response headers") return refuseText("a value that may be null", "write .optional()");
      return checkTextSchema(lowering, schema.inner, place, { part, arrays });
    case "array":
      if (arrays) return checkTextSchema(lowering, schema.item, place, { part, arrays: false });
      return refuseText("an array", ARRAY_FIXES[part]);
    case "stringbool":
      if (part !== "response headers") return undefined;
      return refuseText("z.stringbool()", "write z.boolean(): it is sent as true or false");
    case "string":
    case "template":
    case "number":
    case "int":
    case "boolean":
      return undefined;
    case "named": {
      const type = findType(lowering, schema.name);
      if (type?.kind === "alias" && isOfFiles(type.schema)) {
        return refuseText("a file in a type with a name", "delete .meta({ id })");
      }
      if (type?.kind === "alias") return checkTextSchema(lowering, type.schema, place, { part, arrays });
      if (type === undefined || type.kind === "choice") return undefined;
      return refuseText(`an ${type.kind}`.replace("an union", "a union"), "write one field for each value");
    }
    default:
      return refuseText(TEXTLESS[schema.kind], "write one field for each value, or take it from the body");
  }
}

/** Kinds of schemas that no text stands for, as diagnostics name them. */
const TEXTLESS = {
  null: "null",
  unknown: "a value of any shape",
  never: "z.never()",
  tuple: "a tuple",
  record: "a record",
  nonoptional: "a schema with .nonoptional()",
  catch: "a schema with .catch()",
  pipe: "a pipe",
} as const;

const ARRAY_FIXES: Readonly<Record<TextPart, string>> = {
  params: "write a string and split it in the handler, or take the values from the query",
  headers: "write a string and split it in the handler, or take the values from the query",
  cookies: "write a string and split it in the handler",
  query: "write one array of single values",
  "a form": "write one array of single values",
  "response headers": "write a string, and join the values in the handler",
};

function checkCookieName(lowering: Lowering, { name: { author } }: Field, place: Place): undefined {
  if (/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/.test(author)) return;
  refuse(lowering, "schema/cookie", place, { cookie: author });
}

function checkHeaderName(lowering: Lowering, { name }: Field, place: Place): undefined {
  const { author } = name;
  const lower = author.toLowerCase();
  const isToken = /^[a-z0-9!#$%&'*+.^_`|~-]+$/.test(lower);
  if (isToken && author === lower) return;
  const fix = isToken ? `write "${lower}"` : "write the header's name, without spaces or signs that names cannot have";
  refuse(lowering, "schema/header", place, { header: author, fix });
}
