import type { Field, NamedType, RangeCheck, Schema } from "../src/model.ts";
import type { Random } from "./random.ts";

/** A JSON text that a schema accepts more often than not, but that may be wrong in any of its parts. */
export function randomBody(random: Random, types: ReadonlyMap<string, NamedType>, schema: Schema): string {
  if (random.chance(WRONG)) return random.pick(ANYTHING);
  switch (schema.kind) {
    case "string":
      return JSON.stringify(randomText(random, randomLength(random, schema.checks)));
    case "number":
    case "int":
      return randomNumber(random, schema.checks);
    case "boolean":
      return random.pick(["true", "false"]);
    case "array": {
      const length = randomLength(random, schema.checks);
      return `[${Array.from({ length }, () => randomBody(random, types, schema.item)).join(random.pick([",", " , "]))}]`;
    }
    case "record":
      return randomRecord(random, types, schema.value);
    case "nullable":
      return random.chance(0.3) ? "null" : randomBody(random, types, schema.inner);
    case "optional":
    case "default":
      return randomBody(random, types, schema.inner);
    case "named":
      return randomNamed(random, types, schema.name.pascal);
  }
}

/** How often a part is anything at all. Bodies have several parts. */
const WRONG = 0.04;

const ANYTHING = [
  ...["null", "true", "false", "0", "-0", "1", "1.0", "-1", "1.5", "1e400", "-1e400", "9007199254740992", "1e21", "2"],
  ...['""', '"a"', '"ab"', '"😀😀"', '"only"', '"\\u0000"', "[]", "[1]", '["a","b","c"]', "[null]", "{}"],
  ...['{"length":2}', '{"x":1,"y":2}', '{"a":"x"}', '{"__proto__":1}', "[[]]", '[{"x":1,"y":2}]'],
];

const LETTERS = ["a", "b", " ", "é", "😀", '"', "\\", "\n", "\u0000", "\u2028", "字"];

function randomText(random: Random, length: number): string {
  return Array.from({ length }, () => random.pick(LETTERS)).join("");
}

function randomLength(random: Random, checks: readonly { readonly value: number }[]): number {
  const bounds = checks.map(({ value }) => value);
  if (bounds.length === 0 || random.chance(0.1)) return random.below(5);
  return Math.max(0, random.pick(bounds) + random.pick([0, 0, 0, 1, -1]));
}

function randomNumber(random: Random, checks: readonly RangeCheck[]): string {
  const bounds = checks.map(({ value }) => value);
  if (bounds.length === 0 || random.chance(0.2)) return random.pick(NUMBERS);
  return String(random.pick(bounds) + random.pick([0, 1, -1, 0.5, -0.5, 0.25]));
}

const NUMBERS = ["0", "-0", "1", "2.0", "3e2", "-7", "0.1", "-2.5", "1e-7", "9007199254740991", "1e21", "12345678"];

const KEYS = ["a", "b", "10", "9", "01", "", "length", "constructor", "toString", "__proto__", "é", "4294967295"];

function randomRecord(random: Random, types: ReadonlyMap<string, NamedType>, value: Schema): string {
  const entries = Array.from({ length: random.below(5) }, () => {
    return `${JSON.stringify(random.pick(KEYS))}:${randomBody(random, types, value)}`;
  });
  return `{${entries.join(",")}}`;
}

function randomNamed(random: Random, types: ReadonlyMap<string, NamedType>, name: string): string {
  const type = types.get(name);
  if (type?.kind === "alias") return randomBody(random, types, type.schema);
  if (type?.kind === "choice") return JSON.stringify(random.pick(type.options).value);
  return type ? randomObject(random, types, type.shape.fields) : "null";
}

/** Keys in any order, some twice, some absent, some unknown. */
function randomObject(random: Random, types: ReadonlyMap<string, NamedType>, fields: readonly Field[]): string {
  const entries = fields.flatMap(({ name, schema }) => {
    const mayBeAbsent = schema.kind === "optional" || schema.kind === "default";
    const times = random.chance(mayBeAbsent ? 0.4 : WRONG) ? 0 : random.chance(0.05) ? 2 : 1;
    const entry = () => `${JSON.stringify(name.author)}:${randomBody(random, types, schema)}`;
    return Array.from({ length: times }, entry);
  });
  if (random.chance(0.3)) entries.push(`${JSON.stringify(random.pick(KEYS))}:${random.pick(ANYTHING)}`);
  if (random.chance(0.5)) entries.sort(() => random.below(3) - 1);
  return `{${entries.join(",")}}`;
}
