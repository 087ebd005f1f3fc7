import type { Field, Item, Schema } from "../../model.ts";

/** How the emitted module reaches the crate and the named types. */
export interface RustPaths {
  readonly json: string;
  readonly formats: string;
  readonly types: string;
}

const OWN_PATHS: RustPaths = { json: "json::", formats: "formats::", types: "" };

/** The Rust type of a schema. */
export function rustType(schema: Schema, paths: RustPaths = OWN_PATHS): string {
  const inner = (part: Schema): string => rustType(part, paths);
  switch (schema.kind) {
    case "string":
      return schema.format === undefined ? "String" : `${paths.formats}${schema.format}`;
    case "template":
      return "String";
    case "number":
      return "f64";
    case "int":
      return schema.width;
    case "boolean":
    case "stringbool":
      return "bool";
    case "null":
      return `${paths.json}Null`;
    case "unknown":
      return `${paths.json}Value`;
    case "never":
      return `${paths.json}Never`;
    case "file":
      return "::bimetal::File";
    case "array":
      return `Vec<${inner(schema.item)}>`;
    case "tuple":
      return tupleType(schema, inner);
    case "record":
      return `${paths.json}Record<${schema.loose ? `${paths.json}Value` : inner(schema.value)}>`;
    case "nullable":
      return `Option<${inner(schema.inner)}>`;
    case "optional":
      return isMaybe(schema) ? `${paths.json}Maybe<${inner(schema.inner.inner)}>` : `Option<${inner(schema.inner)}>`;
    case "nonoptional":
      return inner(schema.inner.kind === "optional" ? schema.inner.inner : schema.inner);
    case "default":
    case "catch":
      return inner(schema.inner);
    case "pipe":
      return inner(schema.to);
    case "named": {
      const name = `${paths.types}${schema.name.pascal}`;
      return schema.boxed ? `Box<${name}>` : name;
    }
  }
}

type Nullable = Schema & { readonly kind: "nullable" };
type Optional = Schema & { readonly kind: "optional" };

/** Whether a field tells its absence from `null`. */
export function isMaybe(schema: Schema): schema is Omit<Optional, "inner"> & { readonly inner: Nullable } {
  return schema.kind === "optional" && schema.inner.kind === "nullable";
}

function tupleType({ items, rest }: Schema & { readonly kind: "tuple" }, inner: (part: Schema) => string): string {
  const parts = [...items.map((item) => itemType(item, inner)), ...(rest ? [`Vec<${inner(rest)}>`] : [])];
  return parts.length === 1 ? `(${parts[0]},)` : `(${parts.join(", ")})`;
}

/** An item that may be absent is an `Option`, also where it may be `null`, too. */
function itemType({ schema }: Item, inner: (part: Schema) => string): string {
  return schema.kind === "optional" ? `Option<${inner(schema.inner)}>` : inner(schema);
}

/** What a variable for a field is called in emitted functions, which have some of their own. */
export function local({ name }: Field): string {
  return OWN_VARIABLES.has(name.snake) ? `${name.snake}_` : name.snake;
}

const OWN_VARIABLES = new Set(["reader", "key", "value", "names", "values"]);
