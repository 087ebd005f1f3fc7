import type { Schema } from "../../model.ts";

/** The Rust type of a schema, as seen from a route's module. */
export function rustType(schema: Schema): string {
  switch (schema.kind) {
    case "string":
      return "String";
    case "number":
      return "f64";
    case "int":
      return "i64";
    case "boolean":
      return "bool";
    case "array":
      return `Vec<${rustType(schema.item)}>`;
    case "record":
      return `::bimetal::json::Record<${rustType(schema.value)}>`;
    case "nullable":
    case "optional":
      return `Option<${rustType(schema.inner)}>`;
    case "default":
      return rustType(schema.inner);
    case "named":
      return `schemas::${schema.name.pascal}`;
  }
}
