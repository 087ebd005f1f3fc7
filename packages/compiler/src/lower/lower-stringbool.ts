import type { Schema, StringBoolSchema } from "../model.ts";
import { readPlainDefinition } from "./definition.ts";
import { type Lowering, type Place, refuse } from "./lowering.ts";
import type { ZodDef } from "./zod.ts";

/** What a `z.stringbool()` is sent as. */
export type Words = Omit<StringBoolSchema, "kind">;

/** A `z.stringbool()`, which zod makes as a codec. */
export function lowerStringBool(lowering: Lowering, def: ZodDef, words: Words, place: Place): Schema | undefined {
  const read = readPlainDefinition(lowering, def, place, ["in", "out", "transform", "reverseTransform"]);
  if (!read) return undefined;
  const all = [...words.truthy, ...words.falsy];
  const twice = all.find((word, index) => all.indexOf(word) !== index);
  if (twice !== undefined) {
    const problem = `has the word ${JSON.stringify(twice)} twice`;
    return refuse(lowering, "schema/choice", place, { problem, fix: "delete one of the two" });
  }
  return { kind: "stringbool", ...words, ...read };
}

type Transform = (input: unknown, payload: { readonly issues: unknown[] }) => unknown;

/** The words, if a codec is a `z.stringbool()`. They are asked for: only zod's own function has expected "stringbool". */
export function readWords(def: ZodDef): Words | undefined {
  const transform = def.transform as Transform;
  const issues: { readonly expected?: unknown; readonly values?: readonly string[] }[] = [];
  let sensitive = true;
  const noWord = {
    toLowerCase: () => {
      sensitive = false;
    },
  };
  try {
    transform(noWord, { issues });
    const [{ expected, values = [] } = {}, ...others] = issues;
    if (expected !== "stringbool" || others.length > 0) return undefined;
    const [truthy, falsy] = [true, false].map((value) => {
      return values.filter((word) => (transform(word, { issues: [] }) === true) === value);
    });
    return { truthy: truthy ?? [], falsy: falsy ?? [], sensitive };
  } catch {
    return undefined;
  }
}
