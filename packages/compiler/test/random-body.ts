import type {
  Field,
  LengthCheck,
  NamedType,
  NumberCheck,
  ObjectType,
  Pattern,
  Schema,
  TextCheck,
  UnionType,
} from "../src/model.ts";
import type { Random } from "./random.ts";
import { randomString } from "./random-string.ts";

/** A JSON text that a schema accepts more often than not, but that may be wrong in any of its parts. */
export function randomBody(random: Random, types: ReadonlyMap<string, NamedType>, schema: Schema): string {
  return write({ random, types, depth: 0 }, schema);
}

interface Making {
  readonly random: Random;
  readonly types: ReadonlyMap<string, NamedType>;
  /** How many names deep. What contains itself comes to an end. */
  readonly depth: number;
}

function write(making: Making, schema: Schema): string {
  const { random } = making;
  if (random.chance(WRONG)) return random.pick(ANYTHING);
  switch (schema.kind) {
    case "string":
      return JSON.stringify(randomString(random, schema.checks));
    case "template":
      return JSON.stringify(randomString(random, [patternCheck(schema.pattern)]));
    case "number":
    case "int":
      return randomNumber(random, schema.checks);
    case "boolean":
      return random.pick(["true", "false"]);
    case "stringbool": {
      const word = random.pick([...schema.truthy, ...schema.falsy, "maybe"]);
      return JSON.stringify(
        random.pick([word, word, word.toUpperCase(), `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`]),
      );
    }
    case "null":
      return "null";
    case "unknown":
    case "never":
    // No body of JSON has one.
    case "file":
      return random.pick(ANYTHING);
    case "array": {
      const length = making.depth > DEEPEST ? 0 : randomLength(random, schema.checks);
      return list(
        making,
        Array.from({ length }, () => write(making, schema.item)),
      );
    }
    case "tuple":
      return list(making, tupleItems(making, schema));
    case "record":
      return randomRecord(making, schema);
    case "nullable":
      return random.chance(0.3) ? "null" : write(making, schema.inner);
    case "optional":
    case "nonoptional":
    case "default":
      return write(making, schema.inner);
    case "catch":
      return random.chance(0.3) ? random.pick(ANYTHING) : write(making, schema.inner);
    case "pipe":
      return write(making, random.chance(0.5) ? schema.from : schema.to);
    case "named":
      return randomNamed({ ...making, depth: making.depth + 1 }, schema.name.pascal);
  }
}

function patternCheck(pattern: Pattern): TextCheck {
  return { kind: "pattern", format: "regex", pattern, plain: true };
}

/** How often a part is anything at all. Bodies have several parts. */
const WRONG = 0.04;

/** Names below this many others have as few parts as they may. */
const DEEPEST = 4;

const ANYTHING = [
  ...["null", "true", "false", "0", "-0", "1", "1.0", "-1", "1.5", "1e400", "-1e400", "9007199254740992", "1e21", "2"],
  ...['""', '"a"', '"ab"', '"😀😀"', '"only"', '"\\u0000"', "[]", "[1]", '["a","b","c"]', "[null]", "{}"],
  ...['{"length":2}', '{"x":1,"y":2}', '{"a":"x"}', '{"__proto__":1}', "[[]]", '[{"x":1,"y":2}]'],
];

function list({ random }: Making, items: readonly string[]): string {
  return `[${items.join(random.pick([",", " , "]))}]`;
}

function tupleItems(making: Making, { items, rest }: Schema & { readonly kind: "tuple" }): string[] {
  const { random } = making;
  const least = 1 + items.findLastIndex(({ presence }) => presence === "required");
  const length = random.chance(WRONG) ? random.below(items.length + 2) : least + random.below(items.length - least + 1);
  const own = items.slice(0, length).map(({ schema }) => write(making, schema));
  const others = rest && own.length === items.length ? random.below(3) : 0;
  return [...own, ...Array.from({ length: others }, () => (rest ? write(making, rest) : "0"))];
}

function randomLength(random: Random, checks: readonly LengthCheck[]): number {
  const bounds = checks.map(({ value }) => value);
  if (bounds.length === 0 || random.chance(0.1)) return random.below(5);
  return Math.max(0, random.pick(bounds) + random.pick([0, 0, 0, 1, -1]));
}

function randomNumber(random: Random, checks: readonly NumberCheck[]): string {
  const bounds = checks.flatMap((check) => ("value" in check ? [check.value] : FORMAT_BOUNDS[check.format]));
  const steps = checks.flatMap((check) => (check.kind === "multipleOf" ? [check.value] : []));
  if (steps.length > 0 && random.chance(0.7)) return String(random.pick(steps) * (random.below(40) - 5));
  if (bounds.length === 0 || random.chance(0.2)) return random.pick(NUMBERS);
  return String(random.pick(bounds) + random.pick([0, 1, -1, 0.5, -0.5, 0.25]));
}

const FORMAT_BOUNDS = {
  safeint: [0],
  int32: [2147483647, -2147483648, 0],
  uint32: [4294967295, 0],
  float32: [3.4028234663852886e38, 0],
  float64: [0],
} as const;

const NUMBERS = ["0", "-0", "1", "2.0", "3e2", "-7", "0.1", "-2.5", "1e-7", "9007199254740991", "1e21", "12345678"];

const KEYS = ["a", "b", "10", "9", "01", "", "length", "constructor", "toString", "__proto__", "é", "4294967295"];

function randomRecord(making: Making, { key, keys, value, partial }: Schema & { readonly kind: "record" }): string {
  const { random } = making;
  const chosen = Array.from({ length: making.depth > DEEPEST ? 0 : random.below(5) }, () => {
    if (keys) return String(random.pick(keys));
    return key && random.chance(0.8) ? keyText(making, key) : random.pick(KEYS);
  });
  const names = keys && !partial && random.chance(0.8) ? keys.map(String) : chosen;
  const all = random.chance(0.1) ? [...names, random.pick(KEYS)] : names;
  return `{${all.map((name) => `${JSON.stringify(name)}:${write(making, value)}`).join(",")}}`;
}

function keyText(making: Making, key: Schema): string {
  const text = write(making, key);
  return text.startsWith('"') ? JSON.parse(text) : text;
}

function randomNamed(making: Making, name: string): string {
  const type = making.types.get(name);
  switch (type?.kind) {
    case "alias":
      return write(making, type.schema);
    case "choice":
      return JSON.stringify(making.random.pick(type.options).value);
    case "union":
      return randomOption(making, type);
    case "object":
      return randomObject(making, type);
    case undefined:
      return "null";
  }
}

/** Deep down the first option ends what contains itself: authors write the plain ones first. */
function randomOption(making: Making, { options }: UnionType): string {
  const option = making.depth > DEEPEST ? options[0] : making.random.pick(options);
  return option ? write(making, option.schema) : "null";
}

/** Keys in any order, some twice, some absent, some unknown. */
function randomObject(making: Making, { shape, others }: ObjectType): string {
  const { random } = making;
  const entries = shape.fields.flatMap((field) => {
    const entry = () => `${JSON.stringify(field.name.author)}:${write(making, field.schema)}`;
    return Array.from({ length: randomTimes(making, field) }, entry);
  });
  if (random.chance(others === "refused" ? 0.05 : 0.3)) {
    const value = typeof others === "string" ? random.pick(ANYTHING) : write(making, others);
    entries.push(`${JSON.stringify(random.pick(KEYS))}:${value}`);
  }
  if (random.chance(0.5)) entries.sort(() => random.below(3) - 1);
  return `{${entries.join(",")}}`;
}

function randomTimes({ random, depth }: Making, { presence }: Field): number {
  const mayBeAbsent = presence !== "required";
  if (mayBeAbsent && depth > DEEPEST) return 0;
  if (random.chance(mayBeAbsent ? 0.4 : WRONG)) return 0;
  return random.chance(0.05) ? 2 : 1;
}
