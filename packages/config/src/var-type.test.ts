import { expect, test } from "vitest";
import { parseConfig } from "./read-config.ts";
import type { VarType } from "./var-type.ts";

test.each([
  ['"x"', "string"],
  ["true", "boolean"],
  ["1", "integer"],
  ["1.0", "float"],
  ["9007199254740993", "float"],
  ["null", "null"],
  ["[]", "[]"],
  ["[1, 2]", "[integer]"],
  ["[1, 2.5]", "[float]"],
  ['[1, "a", null, 2.5]', "[float | string | null]"],
  ['[[], ["a"], [1]]', "[[string | integer]]"],
  ["{}", "{}"],
  ['{ "a": { "b": [true] } }', "{a: {b: [boolean]}}"],
  ['[{ "a": 1 }, { "a": 1.5, "b": "x" }, { "b": null }]', "[{a?: float, b?: string | null}]"],
  ['{ "__proto__": 1 }', "{__proto__: integer}"],
])("%s is %s", (json, shown) => {
  const { value } = parseConfig("wrangler.json", `{ "vars": { "V": ${json} } }`);
  const [binding] = value?.bindings ?? [];
  if (binding?.kind !== "var") throw new Error("V is no var");
  expect(show(binding.type)).toBe(shown);
  expect(JSON.stringify(binding.value)).toBe(JSON.stringify(JSON.parse(json)));
});

test.each(["1979-05-27", "07:32:00", "nan", "-inf"])("%s is no JSON, wherever it stands", (value) => {
  const { diagnostics } = parseConfig("wrangler.toml", `[vars]\nA = { b = [1, ${value}], c = ${value} }\n`);
  expect(diagnostics.map(({ code, message }) => `${code} ${message.split('"')[1]}`)).toEqual([
    "config/not-json vars.A.b[1]",
    "config/not-json vars.A.c",
  ]);
});

function show(type: VarType): string {
  switch (type.kind) {
    case "list":
      return `[${show(type.item)}]`;
    case "union":
      return type.members.map(show).join(" | ");
    case "table":
      return `{${type.fields.map((field) => `${field.key}${field.optional ? "?" : ""}: ${show(field.type)}`).join(", ")}}`;
    default:
      return type.kind;
  }
}
