import type { Schema } from "../model.ts";

/** The TypeScript type of a schema's values. An absent value is not a part of it. */
export function tsType(schema: Schema): string {
  switch (schema.kind) {
    case "string":
    case "boolean":
      return schema.kind;
    case "number":
    case "int":
      return "number";
    case "array":
      return schema.item.kind === "nullable" ? `(${tsType(schema.item)})[]` : `${tsType(schema.item)}[]`;
    case "record":
      return `Record<string, ${tsType(schema.value)}>`;
    case "nullable":
      return `${tsType(schema.inner)} | null`;
    case "optional":
    case "default":
      return tsType(schema.inner);
    case "named":
      return schema.name.pascal;
  }
}
