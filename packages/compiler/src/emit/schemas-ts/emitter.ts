import type { Model, Name, NamedType, Pattern, Refinement, Schema } from "../../model.ts";
import { isStringBool } from "../../schema-parts.ts";
import { fit } from "../ts-layout.ts";

/** What is known while `schemas.ts` is written. */
export interface SchemasEmitter {
  readonly types: ReadonlyMap<string, NamedType>;
  /** Where each type stands in the module. */
  readonly order: ReadonlyMap<string, number>;
  /** What is imported from `bimetal/schema`. */
  readonly imports: Set<string>;
  /** Names of functions and constants that the module declares. */
  readonly taken: Set<string>;
  /** Functions and constants for parts of the type that is being written, each after those that it uses. */
  readonly functions: string[][];
  /** Constants that hold regular expressions, by source and flags. */
  readonly patterns: Map<string, string>;
  /** Constants that hold parts of schemas as data. */
  readonly nodes: Map<Schema, string>;
  /** What modules with functions that check values are imported as. */
  readonly modules: ReadonlyMap<string, string>;
  /** The type that is being written. */
  current: string;
}

export function createEmitter(model: Model): SchemasEmitter {
  const types = new Map(model.types.map((type) => [type.name.pascal, type]));
  const order = new Map(model.types.map((type, index) => [type.name.pascal, index]));
  const emitter: SchemasEmitter = {
    ...{ types, order, imports: new Set(), taken: new Set(), functions: [] },
    ...{ patterns: new Map(), nodes: new Map(), modules: nameModules(model), current: "" },
  };
  for (const name of emitter.modules.values()) emitter.taken.add(name);
  for (const type of model.types) emitter.taken.add(namedFunction(emitter, type)).add(nodeName(type.name.camel));
  return emitter;
}

/** Each is imported as a whole, so that no function of the author's meets a name of ours. */
function nameModules({ types }: Model): Map<string, string> {
  const modules = types.flatMap(({ refinements = [] }) => refinements.map(({ typescript }) => typescript.module));
  return new Map(
    [...new Set(modules)].sort().map((module, index) => [module, `checks${index === 0 ? "" : index + 1}`]),
  );
}

/** How a function that checks values is called. */
export function checkName({ modules }: SchemasEmitter, { typescript: { module, name } }: Refinement): string {
  return `${modules.get(module)}.${name}`;
}

/** The constant that holds a named type's schema as data. */
export function nodeName(camel: string): string {
  return `${camel}Node`;
}

/** The function of a named type: a test, or one that makes the value anew. */
export function namedFunction(emitter: SchemasEmitter, type: NamedType): string {
  return `${isTypeRebuilt(emitter, type) ? "parse" : "is"}${type.name.pascal}`;
}

/** A name for a function or a constant that no other has: what it is for, with a number where two want the same. */
export function takeName({ taken }: SchemasEmitter, wanted: string): string {
  let name = wanted;
  for (let count = 2; taken.has(name); count++) name = `${wanted}${count}`;
  taken.add(name);
  return name;
}

/** The constant that holds a regular expression. */
export function patternName(emitter: SchemasEmitter, { source, flags }: Pattern, wanted: string): string {
  const literal = `/${source}/${flags}`;
  const known = emitter.patterns.get(literal);
  if (known !== undefined) return known;
  const name = takeName(emitter, `${wanted.charAt(0).toLowerCase()}${wanted.slice(1)}Pattern`);
  emitter.patterns.set(literal, name);
  emitter.functions.push(fit(`const ${name} = ${literal};`, [`const ${name} =`, `  ${literal};`]));
  return name;
}

/**
 * Whether values are made anew, because something may be left out of them or changed: unknown keys of an object, the
 * space around a text. All others are only tested.
 */
export function isRebuilt(emitter: SchemasEmitter, schema: Schema): boolean {
  if (isInterpreted(schema)) return true;
  switch (schema.kind) {
    case "record":
      return true;
    case "array":
      return isRebuilt(emitter, schema.item);
    case "tuple":
      return schema.items.some((item) => isRebuilt(emitter, item.schema));
    case "nullable":
    case "optional":
    case "nonoptional":
    case "default":
      return isRebuilt(emitter, schema.inner);
    case "named":
      return isTypeRebuilt(emitter, resolveType(emitter, schema.name));
    default:
      return false;
  }
}

export function isTypeRebuilt(emitter: SchemasEmitter, type: NamedType): boolean {
  switch (type.kind) {
    case "object":
      return true;
    case "choice":
      return false;
    // A type that contains itself is not asked about itself.
    case "alias":
      return type.recursive || isRebuilt(emitter, type.schema);
    case "union":
      return type.recursive || isTypeInterpreted(type) || type.options.some(({ schema }) => isRebuilt(emitter, schema));
  }
}

/** Whether the collector makes the values, too: of schemas that are too rare for code of their own. */
export function isInterpreted(schema: Schema): boolean {
  switch (schema.kind) {
    case "string":
      return schema.checks.some(({ kind }) => kind === "change" || kind === "format" || kind === "url");
    case "record":
      return schema.key !== undefined || schema.loose;
    case "tuple":
      return schema.rest !== undefined || schema.items.some(({ presence }) => presence !== "required");
    case "catch":
    case "pipe":
    case "never":
    case "stringbool":
      return true;
    // A default is no word.
    case "default":
      return isStringBool(schema.inner);
    default:
      return false;
  }
}

/** The same of a named type. */
export function isTypeInterpreted(type: NamedType): boolean {
  if (type.kind === "union") return type.exclusive;
  if (type.kind === "alias") return type.refinements !== undefined && isInterpreted(type.schema);
  if (type.kind !== "object") return false;
  return type.sides !== undefined || (typeof type.others !== "string" && type.others.kind !== "unknown");
}

/** Invariant: every name in a schema is a row of the model's types. */
export function resolveType({ types }: SchemasEmitter, name: Name): NamedType {
  const type = types.get(name.pascal);
  if (!type) throw new Error(`the model has no type ${name.pascal}`);
  return type;
}
