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
  const sections = [
    [header(input.source), ...importTypes(fields)].join("\n"),
    declareEnv(fields).join("\n"),
    ...tables.map((table) => declareTable(table).join("\n")),
  ];
  return `${sections.join("\n\n")}\n`;
}

function importTypes(fields: readonly EnvField[]): string[] {
  const types = new Set(fields.filter(({ type }) => !type).flatMap(bindingTypes));
  const names = [...types].filter((type) => !languageTypes.has(type)).sort();
  const schemas = fields.some(isGeneric) ? ['import type * as schemas from "./schemas";'] : [];
  if (names.length === 0) return schemas;
  const single = `import type { ${names.join(", ")} } from ${PLATFORM};`;
  if (single.length <= MAX_WIDTH) return [single, ...schemas];
  return ["import type {", ...names.map((name) => `  ${name},`), `} from ${PLATFORM};`, ...schemas];
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
function bindingTypes({ binding: { key, otherKeys } }: EnvField): string[] {
  return [...new Set([key, ...otherKeys].map((each) => bindingRow(each).typescript))];
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

const PLATFORM = tsString("@cloudflare/workers-types");

/** biome's `lineWidth` in this project. */
const MAX_WIDTH = 120;
