import type { Model, Name, NamedType, Schema } from "../../model.ts";

/** What the emitter of `schemas.rs` knows beside the type it is at. */
export interface SchemasEmitter {
  readonly types: ReadonlyMap<string, NamedType>;
  /** Names of the types whose values are read from strings somewhere. */
  readonly texts: ReadonlySet<string>;
  /** What the emitted code uses beside JSON. */
  readonly uses: Set<"text" | "Excluded" | "Included" | "Unbounded">;
}

export function createEmitter(model: Model): SchemasEmitter {
  const types = new Map(model.types.map((type) => [type.name.pascal, type]));
  return { types, texts: collectTexts(model, types), uses: new Set() };
}

/** The type that a schema names. */
export function namedType({ types }: SchemasEmitter, name: Name): NamedType {
  const type = types.get(name.pascal);
  if (!type) throw new Error(`the model has no type ${name.pascal}`);
  return type;
}

/**
 * Whether a Rust type says all that a schema does, so that an alias may be another name for it. An alias with checks
 * becomes a type of its own instead: what decodes it by its type alone must not lose them.
 */
export function isExact(schema: Schema): boolean {
  switch (schema.kind) {
    case "string":
    case "number":
    case "int":
      return schema.checks.length === 0;
    case "array":
      return schema.checks.length === 0 && isExact(schema.item);
    case "record":
      return isExact(schema.value);
    case "nullable":
    case "optional":
    case "default":
      return isExact(schema.inner);
    case "boolean":
    case "named":
      return true;
  }
}

/** A schema without the names that are aliases in Rust too. */
export function resolveExact(emitter: SchemasEmitter, schema: Schema): Schema {
  const type = schema.kind === "named" ? namedType(emitter, schema.name) : undefined;
  return type?.kind === "alias" && isExact(type.schema) ? resolveExact(emitter, type.schema) : schema;
}

function collectTexts(model: Model, types: ReadonlyMap<string, NamedType>): Set<string> {
  const texts = new Set<string>();
  const visit = (schema: Schema): void => {
    if ("inner" in schema) visit(schema.inner);
    if (schema.kind === "array") visit(schema.item);
    const type = schema.kind === "named" ? types.get(schema.name.pascal) : undefined;
    if (!type) return;
    texts.add(type.name.pascal);
    if (type.kind === "alias") visit(type.schema);
  };
  for (const type of model.types) {
    if (type.kind === "object" && type.wire.includes("text")) {
      for (const { schema } of type.shape.fields) visit(schema);
    }
  }
  return texts;
}
