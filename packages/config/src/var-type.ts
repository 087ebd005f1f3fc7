import { diagnose } from "./diagnostics.ts";
import type { Reading } from "./reader.ts";
import { describe, type Json, type Node } from "./tree.ts";

/** The type of a var as it is written, wide: a deployment may override the value, but not its shape. */
export type VarType =
  | { readonly kind: "string" | "boolean" | "integer" | "float" | "null" }
  | { readonly kind: "list"; readonly item: VarType }
  /** Items of several types: at least two members, none of them a union. Or of none, for an empty list: no member. */
  | { readonly kind: "union"; readonly members: readonly VarType[] }
  /** In the order of the config. */
  | { readonly kind: "table"; readonly fields: readonly VarField[] };

export interface VarField {
  readonly key: string;
  readonly docs: string | undefined;
  /** In some tables of a list, not in all. */
  readonly optional: boolean;
  readonly type: VarType;
}

/** The JSON value that a Worker is given; `undefined` after a diagnostic for what JSON has not. */
export function readJson(reading: Reading, path: string, node: Node): Json | undefined {
  switch (node.kind) {
    case "null":
      return null;
    case "date":
      return notJson(reading, path, node);
    case "number":
      return Number.isFinite(node.value) ? node.value : notJson(reading, path, node);
    case "list":
      return all(node.items.map((item, index) => readJson(reading, `${path}[${index}]`, item)));
    case "table": {
      const keys = [...node.entries.keys()];
      const values = all([...node.entries].map(([key, { value }]) => readJson(reading, `${path}.${key}`, value)));
      return values && Object.fromEntries(keys.map((key, index) => [key, values[index] ?? null]));
    }
    default:
      return node.value;
  }
}

/** The type of a value that `readJson` read. */
export function readVarType(node: Node): VarType {
  switch (node.kind) {
    case "number":
      return { kind: node.integer ? "integer" : "float" };
    case "list":
      return { kind: "list", item: node.items.map(readVarType).reduce(join, NOTHING) };
    case "table": {
      const fields = [...node.entries].map(([key, { value }]) => {
        return { key, docs: value.docs, optional: false, type: readVarType(value) };
      });
      return { kind: "table", fields };
    }
    case "date":
      return { kind: "string" };
    default:
      return { kind: node.kind };
  }
}

const NOTHING: VarType = { kind: "union", members: [] };

/** The type of what may be either: the items of a list, or a var of several environments. */
export function join(left: VarType, right: VarType): VarType {
  const members = [...membersOf(left)];
  for (const member of membersOf(right)) {
    const index = members.findIndex((candidate) => family(candidate) === family(member));
    const same = members[index];
    if (same) members[index] = joinFamily(same, member);
    else members.push(member);
  }
  const [only] = members;
  return only && members.length === 1 ? only : { kind: "union", members };
}

function joinFamily(left: VarType, right: VarType): VarType {
  if (left.kind === "list" && right.kind === "list") return { kind: "list", item: join(left.item, right.item) };
  if (left.kind === "table" && right.kind === "table") return { kind: "table", fields: joinFields(left, right) };
  return left.kind === "float" ? left : right;
}

function joinFields(left: TableType, right: TableType): VarField[] {
  const rest = new Map(right.fields.map((field) => [field.key, field]));
  const joined = left.fields.map((field) => {
    const other = rest.get(field.key);
    rest.delete(field.key);
    if (!other) return { ...field, optional: true };
    return {
      key: field.key,
      docs: field.docs ?? other.docs,
      optional: field.optional || other.optional,
      type: join(field.type, other.type),
    };
  });
  return [...joined, ...[...rest.values()].map((field) => ({ ...field, optional: true }))];
}

type TableType = Extract<VarType, { kind: "table" }>;

function membersOf(type: VarType): readonly VarType[] {
  return type.kind === "union" ? type.members : [type];
}

function family({ kind }: VarType): string {
  return kind === "integer" || kind === "float" ? "number" : kind;
}

function all<Value>(values: readonly (Value | undefined)[]): Value[] | undefined {
  const present = values.filter((value) => value !== undefined);
  return present.length === values.length ? present : undefined;
}

function notJson(reading: Reading, key: string, node: Node): undefined {
  const place = reading.prefix + key;
  const found = describe(node, reading.terms);
  reading.diagnostics.push(diagnose("config/not-json", { key: place, found }, node.location));
}
