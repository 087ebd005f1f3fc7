import { type Binding, bindingTable, type VarField, type VarType } from "@bimetal/config";
import type { BoundClasses, Name, Payload, WorkerClass } from "../../model.ts";
import { createName } from "../../names.ts";

/** What the emitters of the environment are given. */
export interface EmitEnvInput {
  readonly bindings: readonly Binding[];
  readonly payloads: readonly Payload[];
  readonly classes?: BoundClasses | undefined;
  /** The config's path as written into what is emitted, `/`-separated, relative to the project. */
  readonly source: string;
}

/** The environment as both languages declare it: fields, and a named type for every table in a var. */
export interface EnvModel {
  readonly fields: readonly EnvField[];
  /** In the order in which the fields use them, each before those that it uses. */
  readonly tables: readonly EnvTable[];
}

export interface EnvField {
  readonly name: Name;
  readonly binding: Binding;
  /** The type of a var. */
  readonly type: ValueType | undefined;
  /** What the contract says that it holds or carries. */
  readonly payload: Payload | undefined;
  /** What it is of, if that was looked for; `undefined` in it: something that was not found. */
  readonly classes: readonly (WorkerClass | undefined)[];
}

/** A table in a var: an interface in TypeScript, a struct in Rust. */
export interface EnvTable {
  /** Unique among the types of both languages. */
  readonly name: string;
  /** Where it stands: `limits.perDay`, `rules[]`. */
  readonly path: string;
  readonly fields: readonly TableField[];
}

export interface TableField {
  readonly name: Name;
  readonly docs: string | undefined;
  readonly optional: boolean;
  readonly type: ValueType;
}

export type ValueType =
  | { readonly kind: "string" | "boolean" | "integer" | "float" | "null" }
  | { readonly kind: "list"; readonly item: ValueType }
  | { readonly kind: "union"; readonly members: readonly ValueType[] }
  /** A table without keys: any are allowed. */
  | { readonly kind: "record" }
  /** A row of `EnvModel.tables`. */
  | { readonly kind: "table"; readonly name: string };

/** Names what a var's tables need names for. */
export function lowerEnv({ bindings, payloads, classes: bound }: EmitEnvInput): EnvModel {
  const lowering: Lowering = { tables: [], taken: new Set(RESERVED) };
  const fields = bindings.map((binding) => {
    const place = { words: [binding.name], path: binding.name };
    const type = binding.kind === "var" ? lowerType(lowering, binding.type, place) : undefined;
    const payload = payloads.find(({ name }) => name.author === binding.name);
    const classes = bound?.bindings.get(binding.name) ?? [];
    return { name: createName(binding.name), binding, type, payload, classes };
  });
  return { fields, tables: lowering.tables };
}

interface Lowering {
  readonly tables: EnvTable[];
  readonly taken: Set<string>;
}

/** Where in the vars a type stands: the words that name it, and its path for people. */
interface Place {
  readonly words: readonly string[];
  readonly path: string;
}

function lowerType(lowering: Lowering, type: VarType, place: Place): ValueType {
  switch (type.kind) {
    case "list": {
      const item = { words: [...place.words, "item"], path: `${place.path}[]` };
      return { kind: "list", item: lowerType(lowering, type.item, item) };
    }
    case "union":
      return { kind: "union", members: type.members.map((member) => lowerType(lowering, member, place)) };
    case "table":
      return type.fields.length === 0 ? { kind: "record" } : lowerTable(lowering, type.fields, place);
    default:
      return type;
  }
}

function lowerTable(lowering: Lowering, fields: readonly VarField[], { words, path }: Place): ValueType {
  const name = takeName(lowering, createName(words.join("_")).pascal);
  const row = lowering.tables.length;
  const lowered = fields.map(({ key, docs, optional, type }) => {
    const place = { words: [...words, key], path: `${path}.${key}` };
    return { name: createName(key), docs, optional, type: lowerType(lowering, type, place) };
  });
  lowering.tables.splice(row, 0, { name, path, fields: lowered });
  return { kind: "table", name };
}

function takeName({ taken }: Lowering, wanted: string): string {
  let name = wanted;
  for (let count = 1; taken.has(name); count++) name = `${wanted}Var${count === 1 ? "" : count}`;
  taken.add(name);
  return name;
}

/** The other types that stand in the emitted files. */
const RESERVED = [
  ...["Env", "Record", "ArrayBuffer"],
  ...["Self", "String", "Vec", "Option", "Some", "None", "Result", "Ok", "Err", "Debug", "Clone", "PartialEq"],
  ...["Uint8Array", "Promise", "WebAssembly"],
  ...bindingTable.map(({ typescript }) => typescript),
];
