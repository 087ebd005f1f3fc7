import type { Random } from "@bimetal/compiler/test";
import { randomNumber, randomText } from "./random-scalar.ts";

/** A schema of one value without parts that a function checks. */
export function refinedScalar(random: Random): string {
  switch (random.below(4)) {
    case 0:
    case 1:
      return refine(random, randomText(random), ["isShort", "is_short"], ["hasNoB", "has_no_b"]);
    case 2:
      return refine(random, randomNumber(random), ["isEvenJson", "is_even_scalar"]);
    default:
      return refineAny(random, random.pick(['z.enum(["a", "ab"])', "z.literal([1, 22])", "z.unknown()"]));
  }
}

/** The same schema, and a function that checks its values, which are neither numbers nor booleans. */
export function refineAny(random: Random, schema: string): string {
  return refine(random, schema, ["isEvenJson", "is_even_json"]);
}

type Twins = readonly [typescript: string, rust: string];

function refine(random: Random, schema: string, ...twins: readonly Twins[]): string {
  const some = twins.filter(() => random.chance(0.6));
  return (some.length > 0 ? some : twins).reduce((inner, [typescript, rust]) => {
    return `${inner}.refine(checks.${typescript}, twin("crate::checks::${rust}"${random.pick(OPTIONS)}))`;
  }, schema);
}

const OPTIONS = [
  ...["", "", ', "said"', ', { path: ["a"] }', ", { abort: true }"],
  ', { error: "said", path: ["a", 0], abort: true }',
];
