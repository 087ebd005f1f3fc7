import type { Field, NamedType, Schema } from "../src/model.ts";
import type { Random } from "./random.ts";

/** A query that a shape accepts more often than not, but that may be wrong in any of its parts. */
export function randomQuery(random: Random, types: ReadonlyMap<string, NamedType>, fields: readonly Field[]): string {
  const pairs = fields.flatMap(({ name, schema }) => {
    const times = random.pick([0, 1, 1, 1, 1, isArray(types, schema) ? 3 : random.pick([1, 1, 1, 2])]);
    return Array.from({ length: times }, () => `${encode(random, name.author)}=${randomText(random, types, schema)}`);
  });
  if (random.chance(0.3)) pairs.push(random.pick(["", "unknown", "=", "q", "&&", "%", "x=%zz"]));
  if (random.chance(0.5)) pairs.sort(() => random.below(3) - 1);
  return pairs.join("&");
}

function randomText(random: Random, types: ReadonlyMap<string, NamedType>, schema: Schema): string {
  if (random.chance(0.06)) return random.pick(ANYTHING);
  switch (schema.kind) {
    case "number":
    case "int":
      return random.pick(NUMERALS);
    case "boolean":
      return random.pick(["true", "false"]);
    case "stringbool":
      return encode(random, random.pick([...schema.truthy, ...schema.falsy]));
    case "array":
      return randomText(random, types, schema.item);
    case "named": {
      const type = types.get(schema.name.pascal);
      if (type?.kind === "alias") return randomText(random, types, type.schema);
      return type?.kind === "choice" ? encode(random, String(random.pick(type.options).value)) : "";
    }
    case "optional":
    case "default":
    case "nullable":
      return randomText(random, types, schema.inner);
    default:
      return random.pick(TEXTS);
  }
}

function isArray(types: ReadonlyMap<string, NamedType>, schema: Schema): boolean {
  if (schema.kind === "array") return true;
  const type = schema.kind === "named" ? types.get(schema.name.pascal) : undefined;
  const inner = type?.kind === "alias" ? type.schema : "inner" in schema ? schema.inner : undefined;
  return inner !== undefined && isArray(types, inner);
}

/** Percent-encoded as a browser does, or wherever it is allowed. */
function encode(random: Random, text: string): string {
  if (random.chance(0.8)) return encodeURIComponent(text);
  return Buffer.from(text)
    .toString("hex")
    .replace(/../g, (byte) => `%${random.chance(0.5) ? byte : byte.toUpperCase()}`);
}

const NUMERALS = ["0", "1", "2", "50", "100", "7.0", "-0", "1%2E0", "%31"];
const TEXTS = ["abc", "a+b%2Bc", "%F0%9F%98%80%C3%A9x", "abcdefghij", "ab%00", "%EF%BB%BFbom"];
const ANYTHING = [
  ...["", "0", "-0", "1.5", "-1", "01", "1e3", "+1", ".5", "1.", "%201", "0x10", "NaN", "Infinity", "1_0", "%D9%A1"],
  ...["9007199254740991", "9007199254740992", "-9007199254740991.4", "9007199254740991.5", "0.99999999999999999999"],
  ...["true", "TRUE", "false", "null", "undefined", "%FF", "%C3x", "a%", "x=y", "abc", "a", "%ED%A0%80"],
];
