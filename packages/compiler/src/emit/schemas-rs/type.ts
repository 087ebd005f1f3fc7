import type { Field, Schema } from "../../model.ts";

/** The Rust type of a schema. */
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
      return `json::Record<${rustType(schema.value)}>`;
    case "nullable":
    case "optional":
      return `Option<${rustType(schema.inner)}>`;
    case "default":
      return rustType(schema.inner);
    case "named":
      return schema.name.pascal;
  }
}

/** What a variable for a field is called in emitted functions, which have some of their own. */
export function local({ name }: Field): string {
  return OWN_VARIABLES.has(name.snake) ? `${name.snake}_` : name.snake;
}

const OWN_VARIABLES = new Set(["reader", "key", "value"]);
