import type { Schema } from "../model.ts";
import { withParts } from "../schema-parts.ts";

/** The TypeScript type of a schema's values. An absent value is not a part of it. */
export function tsType(schema: Schema): string {
  switch (schema.kind) {
    case "string":
    case "boolean":
    case "null":
    case "unknown":
    case "never":
      return schema.kind;
    case "stringbool":
      return "boolean";
    case "template":
      return "string";
    case "number":
    case "int":
      return "number";
    case "file":
      return "File";
    case "array":
      return isUnion(schema.item) ? `(${tsType(schema.item)})[]` : `${tsType(schema.item)}[]`;
    case "tuple":
      return tupleType(schema);
    case "record":
      return recordType(schema.loose ? { kind: "unknown" } : schema.value);
    case "nullable":
      return `${tsType(schema.inner)} | null`;
    case "optional":
    case "nonoptional":
    case "default":
    case "catch":
      return tsType(schema.inner);
    case "pipe":
      return tsType(schema.to);
    case "named":
      return schema.name.pascal;
  }
}

function tupleType({ items, rest }: Schema & { readonly kind: "tuple" }): string {
  const parts = items.map(({ schema, presence }, index) => {
    const type = tsType(schema);
    if (presence !== "optional") return type;
    // TypeScript takes no item that must be there behind one that need not.
    if (items.slice(index).some((item) => item.presence !== "optional")) return `${type} | undefined`;
    return isUnion(schema) ? `(${type})?` : `${type}?`;
  });
  return `[${[...parts, ...(rest ? [`...${isUnion(rest) ? `(${tsType(rest)})` : tsType(rest)}[]`] : [])].join(", ")}]`;
}

/** TypeScript resolves `Record` at once, which a type that contains itself does not survive. */
function recordType(value: Schema): string {
  const isRecursive = withParts(value).some((part) => part.kind === "named" && part.recursive);
  return isRecursive ? `{ [key: string]: ${tsType(value)} }` : `Record<string, ${tsType(value)}>`;
}

/** Whether a type needs parentheses before what binds closer. */
function isUnion(schema: Schema): boolean {
  if (schema.kind === "nullable") return true;
  return "inner" in schema && isUnion(schema.inner);
}
