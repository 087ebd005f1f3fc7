import type { Choice, Field, Model, Name, NamedType, Schema } from "../../model.ts";
import { partsOfSchema } from "../../schema-parts.ts";

/** What the emitter of `schemas.rs` knows beside the type it is at. */
export interface SchemasEmitter {
  readonly types: ReadonlyMap<string, NamedType>;
  /** Names of the types whose values are read from strings somewhere. */
  readonly texts: ReadonlySet<string>;
  /** What the emitted code uses beside JSON. */
  readonly uses: Set<"text" | "Excluded" | "Included" | "Unbounded">;
  /** Constants and functions for parts of the type that is being written. */
  readonly parts: string[][];
  /** Names of these, by what they are for. */
  readonly names: Map<object, string>;
  readonly taken: Set<string>;
  /** What parts are named after: the type that is being written, or its field. */
  place: string;
}

export function createEmitter(model: Model): SchemasEmitter {
  const types = new Map(model.types.map((type) => [type.name.pascal, type]));
  const texts = collectTexts(model, types);
  return { types, texts, uses: new Set(), parts: [], names: new Map(), taken: new Set(), place: "" };
}

/** A name that no other part has, in snake case: what it is for, with a number where two want the same. */
export function takeName({ taken }: SchemasEmitter, wanted: string): string {
  let name = wanted;
  for (let count = 2; taken.has(name); count++) name = `${wanted}_${count}`;
  taken.add(name);
  return name;
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
      return schema.checks.length === 0;
    case "int":
      return schema.checks.every(({ kind }) => kind === "format");
    case "array":
      return schema.checks.length === 0 && isExact(schema.item);
    case "tuple":
      return !isUneven(schema) && schema.items.every((item) => isExact(item.schema));
    case "record":
      return schema.key === undefined && !schema.loose && isExact(schema.value);
    case "nullable":
    case "optional":
    case "default":
      return isExact(schema.inner);
    case "boolean":
    case "null":
    case "unknown":
    case "never":
    case "file":
    case "named":
      return true;
    case "template":
    case "stringbool":
    case "nonoptional":
    case "catch":
    case "pipe":
      return false;
  }
}

/** Whether a tuple may have fewer or more items than are listed. */
export function isUneven({ items, rest }: Schema & { readonly kind: "tuple" }): boolean {
  return rest !== undefined || items.some(({ presence }) => presence !== "required");
}

/** Whether a named type is only another name in Rust. One that contains itself cannot be. */
export function isExactType(type: NamedType): type is NamedType & { readonly kind: "alias" } {
  return type.kind === "alias" && !type.recursive && !type.refinements && isExact(type.schema);
}

/** A schema without the names that are aliases in Rust too. */
export function resolveExact(emitter: SchemasEmitter, schema: Schema): Schema {
  const type = schema.kind === "named" ? namedType(emitter, schema.name) : undefined;
  return type && isExactType(type) ? resolveExact(emitter, type.schema) : schema;
}

/** The value of a literal that allows no other, or of `null`: Rust keeps no place for it. */
export function onlyValue(emitter: SchemasEmitter, schema: Schema): Choice | undefined {
  const core = resolveExact(emitter, schema);
  if (core.kind === "null") return { variant: "Null", value: null };
  const type = core.kind === "named" ? namedType(emitter, core.name) : undefined;
  return type?.kind === "choice" && !type.refinements && type.from === "literal" && type.options.length === 1
    ? type.options[0]
    : undefined;
}

/** The value of a field that always has the same one, so that the struct has no such field. */
export function fixedValue(emitter: SchemasEmitter, { schema, presence }: Field): Choice | undefined {
  return presence === "required" ? onlyValue(emitter, schema) : undefined;
}

function collectTexts(model: Model, types: ReadonlyMap<string, NamedType>): Set<string> {
  const texts = new Set<string>();
  const visit = (schema: Schema): void => {
    for (const part of partsOfSchema(schema)) visit(part);
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
