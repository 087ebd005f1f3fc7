/** Random zod schemas over all that the compiler supports, as source text: what disagrees can be read and run again. */
import type { Random } from "@bimetal/compiler/test";
import { randomDefault } from "./random-default.ts";
import { refineAny, refinedScalar } from "./random-refinement.ts";
import { randomNumber, randomScalar, randomText } from "./random-scalar.ts";

/** What a schema is made with. */
export interface Making {
  readonly random: Random;
  /** Statements that stand before the schema: what contains itself needs a name. */
  readonly statements: string[];
  /** Makes the names of one contract differ. */
  readonly prefix: string;
  claimed: number;
}

/** A schema as an expression, behind the statements that it needs. */
export interface SchemaSource {
  readonly statements: readonly string[];
  readonly expression: string;
}

export function randomSchema(random: Random, prefix: string): SchemaSource {
  const making: Making = { random, statements: [], prefix, claimed: 0 };
  const expression = value(making, random.pick([1, 2, 2, 3]));
  return { statements: making.statements, expression };
}

/** A schema where a value must be there. */
function value(making: Making, depth: number): string {
  const { random } = making;
  if (depth === 0 || random.chance(0.15)) {
    return nullable(random, random.chance(0.05) ? refinedScalar(random) : randomScalar(random));
  }
  const make = random.pick(COMPOSITES);
  return make(making, depth - 1);
}

const COMPOSITES: readonly ((making: Making, depth: number) => string)[] = [
  object,
  object,
  object,
  list,
  tuple,
  record,
  union,
  tagged,
  intersection,
  recursive,
  lazy,
  pipe,
  refined,
  refined,
  (making, depth) => nullable(making.random, value(making, depth)),
  ({ random }) => random.pick(["z.unknown()", "z.any()", "z.json()", "z.looseObject({})", "z.never()"]),
  (making, depth) => caught(making, value(making, depth)),
];

function nullable(random: Random, schema: string): string {
  return random.chance(0.15) ? `${schema}.nullable()` : schema;
}

const KEYS = ["a", "b", "id", "name", "kind", "x-1", "10", "2", "ä", "with space", "type", "value", "input", "length"];

function keys(random: Random, count: number): string[] {
  return [...new Set(Array.from({ length: count }, () => random.pick(KEYS)))];
}

function object(making: Making, depth: number): string {
  const { random } = making;
  const names = keys(random, random.below(5));
  const shape = fields(making, names, depth);
  const hasIntegers = names.some((name) => /^\d+$/.test(name));
  switch (random.below(hasIntegers ? 8 : 11)) {
    case 0:
    case 1:
      return `z.strictObject(${shape})`;
    case 8:
      return `z.looseObject(${shape})`;
    case 9:
      return `z.object(${shape}).catchall(${value(making, Math.min(depth, 1))})`;
    case 2:
      return `z.object(${shape}).partial()`;
    case 3:
      return `z.object(${shape}).required()`;
    default:
      return `z.object(${shape})`;
  }
}

function fields(making: Making, names: readonly string[], depth: number): string {
  return `{ ${names.map((name) => `${JSON.stringify(name)}: ${field(making, depth)}`).join(", ")} }`;
}

/** A schema whose value may be absent. */
function field(making: Making, depth: number): string {
  const { random } = making;
  const before = making.statements.length;
  const schema = value(making, depth);
  // A default is tried out, which a schema with statements of its own cannot be.
  const isAlone = making.statements.length === before;
  switch (random.below(12)) {
    case 0:
    case 1:
      return `${schema}.optional()`;
    case 2:
      return `${schema}.exactOptional()`;
    case 3:
      return `${schema}.nullish()`;
    case 4:
      return isAlone ? filled(making, schema, "default") : schema;
    case 5:
      return isAlone ? filled(making, schema, "prefault") : schema;
    case 6:
      return isAlone ? caught(making, schema) : schema;
    case 7:
      return `${schema}.readonly()`;
    default:
      return schema;
  }
}

function filled({ random }: Making, schema: string, method: "default" | "prefault"): string {
  const text = randomDefault(random, schema);
  return text === undefined ? schema : `${schema}.${method}(${text})`;
}

function caught({ random, statements }: Making, schema: string): string {
  const text = statements.length > 0 ? undefined : randomDefault(random, schema);
  return text === undefined ? schema : `${schema}.catch(${text})`;
}

function list(making: Making, depth: number): string {
  const { random } = making;
  const item = value(making, depth);
  const checks = random.pick(["", "", "", ".min(1)", ".max(2)", ".length(2)", ".nonempty()", '.min(1, "few").max(3)']);
  return `z.array(${item})${checks}`;
}

function tuple(making: Making, depth: number): string {
  const { random } = making;
  const items = Array.from({ length: 1 + random.below(3) }, () => value(making, Math.min(depth, 1)));
  const optional = random.chance(0.3) ? [`${value(making, 0)}.optional()`] : [];
  const rest = random.chance(0.25) ? `.rest(${value(making, 0)})` : "";
  return `z.tuple([${[...items, ...optional].join(", ")}])${rest}`;
}

function record(making: Making, depth: number): string {
  const { random } = making;
  const item = value(making, depth);
  switch (random.below(9)) {
    case 0:
      return `z.record(z.enum(["a", "b"]), ${value(making, 0)})`;
    case 1:
      return `z.partialRecord(z.enum(["a", "b", "10"]), ${item})`;
    case 2:
      return `z.record(${randomNumber(random)}, ${item})`;
    case 3:
      return `z.looseRecord(${randomText(random)}, ${item})`;
    case 4:
    case 5:
      return `z.record(${randomText(random)}, ${item})`;
    default:
      return `z.record(z.string(), ${item})`;
  }
}

function union(making: Making, depth: number): string {
  const { random } = making;
  const options = Array.from({ length: 1 + random.below(3) }, () => value(making, depth));
  return `z.${random.pick(["union", "union", "union", "xor"])}([${options.join(", ")}])`;
}

const TAGS = [
  'z.literal("a")',
  'z.literal(["b", "c"])',
  "z.literal(1)",
  "z.literal(null)",
  "z.literal(true)",
  'z.enum(["d"])',
];

function tagged(making: Making, depth: number): string {
  const { random } = making;
  const tags = TAGS.filter(() => random.chance(0.5));
  const options = (tags.length > 1 ? tags : TAGS.slice(0, 2)).map((tag) => {
    const names = keys(random, random.below(3)).filter((name) => name !== "kind");
    return `z.object({ "kind": ${tag}, ${fields(making, names, depth).slice(1)})`;
  });
  return `z.discriminatedUnion("kind", [${options.join(", ")}])`;
}

function intersection(making: Making, depth: number): string {
  const { random } = making;
  const names = [...new Set(KEYS)].filter(() => random.chance(0.4));
  const half = Math.ceil(names.length / 2);
  const kind = random.pick(["object", "object", "strictObject"]);
  const [left, right] = [names.slice(0, half), names.slice(half)].map((part) => fields(making, part, depth));
  return `z.intersection(z.${kind}(${left}), z.${kind}(${right}))`;
}

function recursive(making: Making, depth: number): string {
  const name = claim(making);
  const inner = making.random.pick([
    `z.array(${name})`,
    `${name}.optional()`,
    `${name}.nullable()`,
    `z.record(z.string(), ${name})`,
  ]);
  making.statements.push(
    `const ${name} = z.object({ "v": ${value(making, Math.min(depth, 1))}, get inner(): z.ZodType { return ${inner}; } });`,
  );
  return name;
}

function lazy(making: Making, _depth: number): string {
  const name = claim(making);
  const scalar = value(making, 0);
  const inner = making.random.pick([
    `z.union([${scalar}, z.array(${name})])`,
    `z.union([${scalar}, z.record(z.string(), ${name})])`,
    `z.array(${name})`,
    `z.object({ "v": ${scalar}, "next": ${name}.nullish() })`,
  ]);
  making.statements.push(`const ${name}: z.ZodType = z.lazy(() => ${inner});`);
  return name;
}

/** A name that no other statement has; one inside of another is claimed before that is pushed. */
function claim(making: Making): string {
  making.claimed += 1;
  return `${making.prefix}_${making.claimed}`;
}

function refined(making: Making, depth: number): string {
  const { random } = making;
  if (random.chance(0.3)) return refinedScalar(random);
  const make = random.pick([object, object, list, tuple, record, union, tagged, intersection]);
  return refineAny(random, make(making, depth));
}

function pipe(making: Making, depth: number): string {
  const { random } = making;
  if (random.chance(0.6)) return `${randomText(random)}.pipe(${randomText(random)})`;
  return random.chance(0.5) ? `z.unknown().pipe(${value(making, depth)})` : `z.json().pipe(${value(making, depth)})`;
}
