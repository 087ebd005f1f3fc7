import { bindingRow, languageTypes } from "@bimetal/config";
import type { WorkerClass } from "../../model.ts";
import { docCode, tsDoc, tsProperty, tsString } from "../../names.ts";
import { header } from "../header.ts";
import {
  type EmitEnvInput,
  type EnvField,
  type EnvTable,
  lowerEnv,
  type TableField,
  type ValueType,
} from "./lower-env.ts";

/** Emits `generated/env.ts`: the interface `Env`, and one for every table in a var. */
export function emitEnvTs(input: EmitEnvInput): string {
  const { fields, tables } = lowerEnv(input);
  const types = new Set(
    fields.filter(({ type }) => !type).flatMap((field) => bindingTypes(field).map(({ name }) => name)),
  );
  const sections = [
    [header(input.source), ...importTypes(types, fields.some(isGeneric))].join("\n"),
    declareEnv(fields).join("\n"),
    ...(types.has("K2Producer") ? [K2_PRODUCER] : []),
    ...tables.map((table) => declareTable(table).join("\n")),
  ];
  return `${sections.join("\n\n")}\n`;
}

function importTypes(types: ReadonlySet<string>, hasSchemas: boolean): string[] {
  const names = [...types].filter((type) => !languageTypes.has(type) && !ELSEWHERE.has(type)).sort();
  return [
    ...(types.has("Pipeline") ? [`import type { Pipeline } from ${tsString("cloudflare:pipelines")};`] : []),
    ...(names.length > 0 ? importPlatform(names) : []),
    ...(hasSchemas ? ['import type * as schemas from "./schemas";'] : []),
  ];
}

function importPlatform(names: readonly string[]): string[] {
  const single = `import type { ${names.join(", ")} } from ${PLATFORM};`;
  if (single.length <= MAX_WIDTH) return [single];
  return ["import type {", ...names.map((name) => `  ${name},`), `} from ${PLATFORM};`];
}

function declareEnv(fields: readonly EnvField[]): string[] {
  const doc = "/** What the config gives the Worker. */";
  if (fields.length === 0) return [doc, "export type Env = Record<string, never>;"];
  return [
    doc,
    "export interface Env {",
    ...fields.flatMap((field) => {
      const { name, docs, optional } = field.binding;
      const key = `${tsProperty(name)}${optional ? "?" : ""}:`;
      const property = field.type ? [`${key} ${typeText(field.type)};`] : declareBinding(key, bindingTypes(field));
      return [...tsDoc(docs), ...property].map((line) => `  ${line}`);
    }),
    "}",
  ];
}

/** A queue and a Workflow say in their types what they carry. A KV namespace does not: it takes anything. */
function isGeneric({ payload }: EnvField): boolean {
  return payload !== undefined && payload.kind !== "kv";
}

/** A type of the platform, with the argument that says what it is of or carries. */
interface BindingType {
  readonly name: string;
  readonly argument: string | undefined;
}

/** What a binding is in the environments that have it. */
function bindingTypes(field: EnvField): BindingType[] {
  const { binding, classes, payload } = field;
  const argument = isGeneric(field) ? `schemas.${payload?.schema.name.pascal}` : undefined;
  const uses = argument === undefined && classes.length > 0 ? (binding.classes ?? []) : [];
  const types = [
    ...binding.types.flatMap((row) => (uses.some(({ key }) => key === row) ? [] : [platformType(row, argument)])),
    ...uses.map(({ key }, index) => classType(key, classes[index])),
  ];
  const isFirst = (type: BindingType) => types.findIndex((other) => showType(other) === showType(type));
  return types.filter((type, index) => isFirst(type) === index);
}

function platformType(key: string, argument: string | undefined): BindingType {
  return { name: bindingRow(key).typescript, argument };
}

/** What is of a class takes it from the module that exports it. */
function classType(key: string, bound: WorkerClass | undefined): BindingType {
  const plain = platformType(key, undefined);
  if (bound?.kind === undefined) return plain;
  const module = `import(${tsString(bound.module)})`;
  const value = `typeof ${module}.${bound.exported}`;
  const isType = bound.isClass && bound.exported !== "default";
  const instance = isType ? `${module}.${bound.exported}` : `InstanceType<${value}>`;
  switch (bound.kind) {
    case "object":
      return { ...plain, argument: instance };
    case "workflow":
      return { ...plain, argument: `Parameters<${instance}["run"]>[0]["payload"]` };
    case "entrypoint":
      return { name: "Service", argument: value };
  }
}

function showType({ name, argument }: BindingType): string {
  return argument === undefined ? name : `${name}<${argument}>`;
}

/** The property, in an interface of two spaces. */
function declareBinding(key: string, types: readonly BindingType[]): string[] {
  const single = `${key} ${types.map(showType).join(" | ")};`;
  const [only] = types;
  const isNarrow = single.length + 2 <= MAX_WIDTH;
  if (isNarrow || types.every(({ argument }) => !argument?.includes("import("))) return [single];
  if (types.length === 1 && only?.argument !== undefined) return [`${key} ${only.name}<`, `  ${only.argument}`, ">;"];
  return [key, ...types.map((type, index) => `  | ${showType(type)}${index === types.length - 1 ? ";" : ""}`)];
}

function declareTable({ name, path, fields }: EnvTable): string[] {
  return [
    ...tsDoc(`The shape of ${docCode(path)}.`),
    `export interface ${name} {`,
    ...fields.flatMap(declareField),
    "}",
  ];
}

function declareField({ name, docs, optional, type }: TableField): string[] {
  const property = `${tsProperty(name.author)}${optional ? "?" : ""}: ${typeText(type)};`;
  return [...tsDoc(docs), property].map((line) => `  ${line}`);
}

function typeText(type: ValueType): string {
  switch (type.kind) {
    case "integer":
    case "float":
      return "number";
    case "list":
      return type.item.kind === "union" && type.item.members.length > 0
        ? `(${typeText(type.item)})[]`
        : `${typeText(type.item)}[]`;
    case "union":
      return type.members.length === 0 ? "unknown" : type.members.map(typeText).join(" | ");
    case "record":
      return "Record<string, unknown>";
    case "table":
      return type.name;
    default:
      return type.kind;
  }
}

/** Types that `@cloudflare/workers-types` does not export. */
const ELSEWHERE: ReadonlySet<string> = new Set(["Pipeline", "K2Producer"]);

/** As `wrangler types` writes it. */
const K2_PRODUCER = `/** A K2 stream. */
export interface K2Producer {
  send(
    records:
      | { content: ArrayBuffer; headers?: Record<string, string> }[]
      | { content: Uint8Array; headers?: Record<string, string> }[],
  ): Promise<{ success: true } | { success: false; error: { code: number; message: string; retryable: boolean } }>;
}`;

const PLATFORM = tsString("@cloudflare/workers-types");

/** biome's `lineWidth` in this project. */
const MAX_WIDTH = 120;
