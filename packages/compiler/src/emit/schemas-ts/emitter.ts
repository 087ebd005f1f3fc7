import type { Model, Name, NamedType, Schema } from "../../model.ts";

/** What is known while `schemas.ts` is written. */
export interface SchemasEmitter {
  readonly types: ReadonlyMap<string, NamedType>;
  /** What is imported from `bimetal/schema`. */
  readonly imports: Set<string>;
  /** Names of functions and constants that the module declares. */
  readonly taken: Set<string>;
  /** Functions for parts of the type that is being written, each after those that it calls. */
  readonly functions: string[][];
}

export function createEmitter(model: Model): SchemasEmitter {
  const types = new Map(model.types.map((type) => [type.name.pascal, type]));
  const emitter: SchemasEmitter = { types, imports: new Set(), taken: new Set(), functions: [] };
  for (const type of model.types) emitter.taken.add(namedFunction(emitter, type));
  return emitter;
}

/** The function of a named type: a test, or one that makes the value anew. */
export function namedFunction(emitter: SchemasEmitter, type: NamedType): string {
  return `${isTypeRebuilt(emitter, type) ? "parse" : "is"}${type.name.pascal}`;
}

/** A name for a function that no other has: what it is for, with a number where two want the same. */
export function takeName({ taken }: SchemasEmitter, wanted: string): string {
  let name = wanted;
  for (let count = 2; taken.has(name); count++) name = `${wanted}${count}`;
  taken.add(name);
  return name;
}

/**
 * Whether values are made anew, because something may be left out of them: unknown keys of an object, or `__proto__` of a
 * record. All others are only tested.
 */
export function isRebuilt(emitter: SchemasEmitter, schema: Schema): boolean {
  switch (schema.kind) {
    case "record":
      return true;
    case "array":
      return isRebuilt(emitter, schema.item);
    case "nullable":
    case "optional":
    case "default":
      return isRebuilt(emitter, schema.inner);
    case "named":
      return isTypeRebuilt(emitter, resolveType(emitter, schema.name));
    default:
      return false;
  }
}

export function isTypeRebuilt(emitter: SchemasEmitter, type: NamedType): boolean {
  return type.kind === "object" || (type.kind === "alias" && isRebuilt(emitter, type.schema));
}

/** Invariant: every name in a schema is a row of the model's types. */
export function resolveType({ types }: SchemasEmitter, name: Name): NamedType {
  const type = types.get(name.pascal);
  if (!type) throw new Error(`the model has no type ${name.pascal}`);
  return type;
}
