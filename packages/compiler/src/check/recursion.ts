import type { TypeRow } from "../lower/type-table.ts";
import type { NamedSchema, ObjectType, Schema } from "../model.ts";
import { partsOfSchema, partsOfType, withParts } from "../schema-parts.ts";

/** What is known of a type when all types are. */
export interface Recursion {
  /** It contains itself. */
  readonly recursive: boolean;
  /** It contains itself or values of any shape, somewhere below. */
  readonly deep: boolean;
}

/** Finds the types that contain themselves, and marks where Rust needs a box. Gives the types, so marked. */
export function findRecursion(types: readonly TypeRow[]): readonly (TypeRow & Recursion)[] {
  const all = reach(types, (type) => partsOfType(type).flatMap(withParts));
  const inline = reach(types, (type) => partsOfType(type).flatMap(withInlineParts));
  const unbounded = new Set(types.filter(hasAnyShape).map(({ name }) => name.pascal));
  const isRecursive = (name: string): boolean => all.get(name)?.has(name) ?? false;
  return types.map((type) => {
    const name = type.name.pascal;
    const below = [name, ...(all.get(name) ?? [])];
    const mark = (named: NamedSchema): NamedSchema => ({
      ...named,
      ...(isRecursive(named.name.pascal) ? { recursive: true } : {}),
      ...(inline.get(named.name.pascal)?.has(name) ? { boxed: true } : {}),
    });
    return {
      ...markType(type, mark),
      recursive: isRecursive(name),
      deep: below.some((other) => unbounded.has(other) || isRecursive(other)),
    };
  });
}

function hasAnyShape(type: TypeRow): boolean {
  return partsOfType(type)
    .flatMap(withParts)
    .some((schema) => schema.kind === "unknown" || (schema.kind === "record" && schema.loose));
}

/** For each type the names of all types below it. */
function reach(types: readonly TypeRow[], schemasOf: (type: TypeRow) => readonly Schema[]): Map<string, Set<string>> {
  const direct = new Map(
    types.map((type) => {
      const names = schemasOf(type).flatMap((schema) => (schema.kind === "named" ? [schema.name.pascal] : []));
      return [type.name.pascal, names] as const;
    }),
  );
  return new Map([...direct].map(([name, names]) => [name, below(names, direct)]));
}

function below(names: readonly string[], direct: ReadonlyMap<string, readonly string[]>): Set<string> {
  const found = new Set<string>();
  const open = [...names];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    open.push(...(direct.get(name) ?? []));
  }
  return found;
}

/** Parts that a Rust value holds in itself: the items of arrays and the values of records are on the heap. */
function withInlineParts(schema: Schema): Schema[] {
  if (schema.kind === "array" || schema.kind === "record") return [schema];
  return [schema, ...partsOfSchema(schema).flatMap(withInlineParts)];
}

type Mark = (schema: NamedSchema) => NamedSchema;

function markType<Type extends TypeRow>(type: Type, mark: Mark): Type {
  switch (type.kind) {
    case "object": {
      const fields = type.shape.fields.map((field) => ({ ...field, schema: markSchema(field.schema, mark) }));
      const others: ObjectType["others"] =
        typeof type.others === "string" ? type.others : markSchema(type.others, mark);
      return { ...type, shape: { ...type.shape, fields }, others };
    }
    case "union": {
      const options = type.options.map((option) => ({ ...option, schema: markSchema(option.schema, mark) }));
      return { ...type, options };
    }
    case "alias":
      return { ...type, schema: markSchema(type.schema, mark) };
    default:
      return type;
  }
}

function markSchema(schema: Schema, mark: Mark): Schema {
  const inner = (part: Schema): Schema => markSchema(part, mark);
  // What is on the heap already needs no box.
  const behind = (part: Schema): Schema => unbox(inner(part));
  switch (schema.kind) {
    case "named":
      return mark(schema);
    case "array":
      return { ...schema, item: behind(schema.item) };
    case "record":
      return { ...schema, value: behind(schema.value) };
    case "tuple": {
      const items = schema.items.map((item) => ({ ...item, schema: inner(item.schema) }));
      return { ...schema, items, rest: schema.rest && behind(schema.rest) };
    }
    case "nullable":
    case "optional":
    case "nonoptional":
    case "default":
    case "catch":
      return { ...schema, inner: inner(schema.inner) };
    case "pipe":
      return { ...schema, from: inner(schema.from), to: inner(schema.to) };
    default:
      return schema;
  }
}

function unbox(schema: Schema): Schema {
  if (schema.kind === "named") return { ...schema, boxed: false };
  return "inner" in schema ? { ...schema, inner: unbox(schema.inner) } : schema;
}
