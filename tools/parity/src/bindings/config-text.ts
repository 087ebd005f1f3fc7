import type { Random } from "@bimetal/compiler/test";
import type { Json } from "@bimetal/config";
import type { JsonObject } from "./samples.ts";

export type Format = "toml" | "jsonc" | "json";

/** Writes a config, in one of the ways that its format has. */
export function writeConfig(random: Random, config: JsonObject, format: Format): string {
  if (format !== "toml") return JSON.stringify(config, undefined, random.pick([0, 2]));
  return random.chance(0.3) ? inline(config) : `${sections([], config).join("\n")}\n`;
}

/** Every key of the top level on a line of its own. */
function inline(config: JsonObject): string {
  return Object.entries(config)
    .map(([key, value]) => `${tomlKey(key)} = ${tomlValue(value)}\n`)
    .join("");
}

/** Keys, then `[tables]` and `[[lists of tables]]`. */
function sections(path: readonly string[], table: JsonObject): string[] {
  const entries = Object.entries(table);
  const plain = entries.filter(([, value]) => !isTable(value) && !isTables(value));
  const lines = plain.map(([key, value]) => `${tomlKey(key)} = ${tomlValue(value)}`);
  const nested = entries.flatMap(([key, value]) => {
    const inner = [...path, key];
    const header = inner.map(tomlKey).join(".");
    if (isTable(value)) return ["", `[${header}]`, ...sections(inner, value)];
    return isTables(value) ? value.flatMap((item) => ["", `[[${header}]]`, ...sections(inner, item)]) : [];
  });
  return [...lines, ...nested];
}

function isTable(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isTables(value: Json): value is JsonObject[] {
  return Array.isArray(value) && value.length > 0 && value.every(isTable);
}

function tomlKey(key: string): string {
  return /^[\w-]+$/.test(key) ? key : tomlString(key);
}

function tomlValue(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(tomlValue).join(", ")}]`;
  if (isTable(value)) {
    const entries = Object.entries(value).map(([key, item]) => `${tomlKey(key)} = ${tomlValue(item)}`);
    return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
  }
  if (typeof value === "string") return tomlString(value);
  return typeof value === "number" ? tomlNumber(value) : String(value);
}

function tomlNumber(value: number): string {
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? value.toExponential() : String(value);
}

/** JSON's escapes are TOML's, too. */
function tomlString(value: string): string {
  return JSON.stringify(value).replaceAll("\x7f", "\\u007f");
}
