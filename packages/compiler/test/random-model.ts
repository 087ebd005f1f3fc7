import type {
  Field,
  Json,
  LengthCheck,
  Model,
  Name,
  NamedType,
  ObjectType,
  RangeCheck,
  Schema,
  TextCheck,
} from "../src/model.ts";
import { createName } from "../src/names.ts";
import type { Random } from "./random.ts";

/** A model of some types of every kind, whose names are now and then too long for a line. */
export function randomModel(random: Random): Model {
  const types: NamedType[] = [];
  const names = new Set<string>();
  while (types.length < 6) {
    const name = randomName(random);
    if (names.has(name.pascal)) continue;
    names.add(name.pascal);
    types.push(randomType(random, types, name));
  }
  const lists = { routes: [], functions: [], events: [], objects: [], payloads: [], types, bindings: [] };
  return { title: "", version: "", source: "contract.ts", project: "..", ...lists };
}

function randomType(random: Random, types: readonly NamedType[], name: Name): NamedType {
  const base = {
    ...{ name, docs: random.pick([undefined, "Docs."]), location: { file: "", line: 1, column: 1 } },
    ...{ deprecated: random.chance(0.2), recursive: false, deep: random.chance(0.2) },
  };
  switch (random.pick(["object", "object", "object", "choice", "alias"])) {
    case "choice": {
      const values = random.pick(CHOICES);
      const options = values.map((value, index) => ({
        variant: `${random.pick(["V", "RatherLongVariant"])}${index}`,
        value,
      }));
      return { ...base, kind: "choice", from: random.pick(["enum", "literal"] as const), options };
    }
    case "alias":
      return { ...base, kind: "alias", schema: randomSchema(random, types, 3) };
    default: {
      const wire = random.pick([["json"], ["text"]] as const);
      const fields = Array.from({ length: random.pick([0, 1, 3, 8]) }, () => randomField(random, types, wire[0]));
      const unique = fields.filter(
        ({ name }, index) => fields.findIndex((other) => other.name.snake === name.snake) === index,
      );
      const others = random.pick(["stripped", "stripped", "refused", randomOthers(random, types, wire[0])] as const);
      return { ...base, kind: "object", wire, shape: { name, fields: unique }, others };
    }
  }
}

const CHOICES: readonly (readonly (string | number | boolean | null)[])[] = [
  ["new", "top", 'quo"te', "a value that is rather long, and longer than that, and still goes on"],
  [1, 2, -3],
  ["only"],
  ["the only value, which is rather long, and longer than that, and still goes on"],
  [-1.5],
  [1.5, 2, 1e21],
  ["true", true, false, null, 1, 2.5],
];

function randomField(random: Random, types: readonly NamedType[], wire: "json" | "text"): Field {
  const inner = wire === "json" ? randomSchema(random, types, 3) : randomText(random, types, true);
  const name = randomName(random);
  return { name, docs: undefined, ...randomAbsence(random, types, inner) };
}

function randomAbsence(random: Random, types: readonly NamedType[], inner: Schema): Pick<Field, "schema" | "presence"> {
  if (random.chance(0.2)) return { schema: { kind: "optional", inner }, presence: "optional" };
  if (random.chance(0.7)) return { schema: inner, presence: "required" };
  return { schema: { kind: "default", inner, value: randomValue(random, types, inner) }, presence: "filled" };
}

/** What strings carry has no other keys. */
function randomOthers(random: Random, types: readonly NamedType[], wire: "json" | "text"): ObjectType["others"] {
  return wire === "json" ? randomSchema(random, types, 2) : "stripped";
}

const WORDS =
  "a id key value reader pairs writer type self name slug created user account number tags description".split(" ");

function randomName(random: Random): Name {
  const words = Array.from({ length: 1 + random.below(5) }, () => random.pick(WORDS));
  const name = createName(words.join("-"));
  // Taken by the prelude or by what is declared here; the compiler refuses them.
  return ["Type", "Self_"].includes(name.pascal) ? randomName(random) : name;
}

function randomSchema(random: Random, types: readonly NamedType[], depth: number): Schema {
  const kinds = ["scalar", "named", "array", "array", "record", "nullable", "tuple"] as const;
  switch (depth === 0 ? "scalar" : random.pick(kinds)) {
    case "named": {
      const named = types.filter((type) => type.kind !== "object" || type.wire.includes("json"));
      return named.length > 0 ? { kind: "named", name: random.pick(named).name } : randomScalar(random);
    }
    case "array":
      return { kind: "array", item: randomSchema(random, types, depth - 1), checks: randomLengths(random) };
    case "record": {
      const plain = { key: undefined, keys: undefined, partial: false, loose: false };
      return { kind: "record", value: randomSchema(random, types, depth - 1), ...plain };
    }
    case "tuple": {
      const items = Array.from({ length: 1 + random.below(3) }, () => {
        return { schema: randomSchema(random, types, depth - 1), presence: "required" as const };
      });
      return { kind: "tuple", items, rest: undefined };
    }
    case "nullable":
      return nullable(randomSchema(random, types, depth - 1));
    default:
      return randomScalar(random);
  }
}

/** What strings can carry. */
function randomText(random: Random, types: readonly NamedType[], arrays: boolean): Schema {
  switch (random.pick(["scalar", "scalar", "choice", "nullable", "array"])) {
    case "choice": {
      const choices = types.filter(({ kind }) => kind === "choice");
      return choices.length > 0 ? { kind: "named", name: random.pick(choices).name } : randomScalar(random, "text");
    }
    case "nullable":
      return nullable(randomText(random, types, arrays));
    case "array":
      if (!arrays) return randomScalar(random, "text");
      return { kind: "array", item: randomText(random, types, false), checks: randomLengths(random) };
    default:
      return randomScalar(random, "text");
  }
}

function nullable(inner: Schema): Schema {
  return inner.kind === "nullable" ? inner : { kind: "nullable", inner };
}

function randomScalar(random: Random, wire: "json" | "text" = "json"): Schema {
  switch (random.pick(["string", "number", "int", "boolean", "plain"])) {
    case "string":
      return randomString(random);
    case "number":
      return { kind: "number", checks: randomRanges(random, "number") };
    case "int":
      return { kind: "int", width: random.pick(["i64", "i32", "u32"]), checks: randomRanges(random, "int") };
    case "plain":
      return { kind: wire === "json" ? random.pick(["null", "unknown", "boolean"]) : "boolean" };
    default:
      return { kind: "boolean" };
  }
}

function randomString(random: Random): Schema {
  if (!random.chance(0.3)) return { kind: "string", checks: randomLengths(random) };
  const pattern = { source: random.pick(["^a", `^${"[a-z0-9]".repeat(12)}$`]), flags: "" };
  const check: TextCheck = { kind: "pattern", format: "regex", pattern, plain: false };
  const format = random.pick([undefined, "Email"]);
  return { kind: "string", checks: [check, ...randomLengths(random)], format };
}

function randomLengths(random: Random): LengthCheck[] {
  const check = () => ({ kind: random.pick(["min", "max", "length"] as const), value: random.pick([0, 1, 20, 2000]) });
  return Array.from({ length: random.below(3) }, check);
}

function randomRanges(random: Random, kind: "int" | "number"): RangeCheck[] {
  const values = kind === "int" ? [0, 1, -5, 1024, Number.MAX_SAFE_INTEGER] : [0, 1.5, -273.15, 1e21, 123456.789];
  const check = () => ({
    kind: random.pick(["min", "max"] as const),
    value: random.pick(values),
    inclusive: random.chance(0.6),
  });
  return Array.from({ length: random.below(4) }, check);
}

function randomValue(random: Random, types: readonly NamedType[], schema: Schema): Json {
  switch (schema.kind) {
    case "string":
      return random.pick(["", "a", 'quote " and \\ and \n', "some longer text that goes on for a while"]);
    case "number":
      return random.pick([0, 1.5, 1e21, 3.14]);
    case "int":
      return random.pick([0, -5, 100_000]);
    case "boolean":
      return random.chance(0.5);
    case "array":
      return Array.from({ length: random.pick([0, 1, 2, 9]) }, () => randomValue(random, types, schema.item));
    case "record": {
      const keys = ["a", "a longer key", "z"].slice(0, random.below(4));
      return Object.fromEntries(keys.map((key) => [key, randomValue(random, types, schema.value)]));
    }
    case "nullable":
      return random.chance(0.3) ? null : randomValue(random, types, schema.inner);
    case "tuple":
      return schema.items.map((item) => randomValue(random, types, item.schema));
    case "optional":
    case "default":
      return randomValue(random, types, schema.inner);
    case "named":
      return randomNamedValue(random, types, schema.name);
    default:
      return null;
  }
}

function randomNamedValue(random: Random, types: readonly NamedType[], name: Name): Json {
  const type = types.find((type) => type.name.pascal === name.pascal);
  if (type?.kind === "alias") return randomValue(random, types, type.schema);
  if (type?.kind === "choice") return random.pick(type.options).value;
  const fields = type?.kind === "object" ? type.shape.fields : [];
  return Object.fromEntries(fields.map(({ name, schema }) => [name.author, randomValue(random, types, schema)]));
}
