import { bindingRow, languageTypes } from "@bimetal/config";
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
  const types = new Set(fields.filter(({ type }) => !type).flatMap(bindingTypes));
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
      const type = field.type ? typeText(field.type) : bindingType(field);
      return [...tsDoc(docs), `${tsProperty(name)}${optional ? "?" : ""}: ${type};`].map((line) => `  ${line}`);
    }),
    "}",
  ];
}

/** A queue and a Workflow say in their types what they carry. A KV namespace does not: it takes anything. */
function isGeneric({ payload }: EnvField): boolean {
  return payload !== undefined && payload.kind !== "kv";
}

function bindingType(field: EnvField): string {
  const argument = isGeneric(field) ? `<schemas.${field.payload?.schema.name.pascal}>` : "";
  return bindingTypes(field).join(" | ") + argument;
}

/** What a binding is in the environments that have it. */
function bindingTypes({ binding }: EnvField): string[] {
  return [...new Set(binding.types.map((type) => bindingRow(type).typescript))];
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
