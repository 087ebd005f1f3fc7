import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { bindingTable } from "./binding-table.ts";
import { tableKeys, topLevelKeys } from "./wrangler-keys.ts";

interface JsonSchema {
  readonly $ref?: string;
  readonly properties?: { readonly [key: string]: JsonSchema };
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly additionalProperties?: unknown;
  readonly definitions?: { readonly [name: string]: JsonSchema };
}

const require = createRequire(import.meta.url);
const file = join(dirname(require.resolve("wrangler/package.json")), "config-schema.json");
const schema: JsonSchema = JSON.parse(readFileSync(file, "utf8"));

const root = resolve({ $ref: "#/definitions/RawConfig" });

test("every key of wrangler's top level is known, and no other", () => {
  expect([...topLevelKeys].sort()).toEqual(Object.keys(root.properties ?? {}).sort());
});

test.each([...tableKeys])("every key of wrangler's %s is known, and no other", (table, known) => {
  expect([...known].sort()).toEqual(keysOf(root.properties?.[table]));
});

test.each(
  bindingTable.flatMap((row) => (row.otherKeys && row.shape.startsWith("table") ? [[row.key, row] as const] : [])),
)("every key of a binding in %s is known, and no other", (key, { nameKey, shape, otherKeys = [] }) => {
  const value = key.split(".").reduce((node: JsonSchema | undefined, part) => resolve(node).properties?.[part], root);
  const binding = shape === "tables" ? resolve(value).items : value;
  expect([nameKey, ...otherKeys].sort()).toEqual(keysOf(binding));
});

function keysOf(node: JsonSchema | undefined): string[] {
  const { anyOf = [], properties = {} } = resolve(node);
  const keys = [...Object.keys(properties), ...anyOf.flatMap(keysOf)];
  return [...new Set(keys)].sort();
}

function resolve(node: JsonSchema | undefined): JsonSchema {
  const name = node?.$ref?.split("/").at(-1);
  return name === undefined ? (node ?? {}) : resolve(schema.definitions?.[name]);
}
