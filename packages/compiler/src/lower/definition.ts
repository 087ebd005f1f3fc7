import { type Lowering, type Place, refuse } from "./lowering.ts";
import { readMessage } from "./message.ts";
import { refuseCheck } from "./refusals.ts";
import { checksOf, type ZodCheck, type ZodDef } from "./zod.ts";

/** What stands in every definition or is read elsewhere. */
const COMMON = ["type", "checks", "error"];

/**
 * Refuses what a definition has besides the members that are understood. New versions of zod may bring members; none is
 * passed over. Gives the author's message, or `undefined` where the definition cannot be lowered.
 */
export function readDefinition(
  lowering: Lowering,
  def: ZodDef,
  place: Place,
  known: readonly string[],
): { readonly error?: string } | undefined {
  const count = lowering.diagnostics.length;
  // Members that are known are not read here: a getter makes a default, and may throw.
  for (const member of Object.keys(def).filter((key) => !COMMON.includes(key) && !known.includes(key))) {
    if (def[member] === undefined || def[member] === false) continue;
    refuse(lowering, "schema/option", place, { found: `a z.${def.type}()`, option: member });
  }
  const error = readMessage(lowering, def.error, place, `a z.${def.type}()`);
  if (lowering.diagnostics.length > count) return undefined;
  return error === undefined ? {} : { error };
}

/** Like {@link readDefinition}, for a schema that can have no checks. */
export function readPlainDefinition(
  lowering: Lowering,
  def: ZodDef,
  place: Place,
  known: readonly string[],
): { readonly error?: string } | undefined {
  const read = readDefinition(lowering, def, place, known);
  return refuseChecks(lowering, def, place) ? read : undefined;
}

/** Refuses every check of a schema that can have none. Answers whether it has none. */
export function refuseChecks(lowering: Lowering, def: ZodDef, place: Place): boolean {
  for (const check of checksOf(def)) refuse(lowering, "schema/check", place, refuseCheck(check));
  return checksOf(def).length === 0;
}

/** What every check may have. */
export interface CheckOptions {
  readonly error?: string;
  readonly abort?: boolean;
}

/** Refuses what a check has besides its bounds. Gives its options, or `undefined` where it cannot be lowered. */
export function readCheck(
  lowering: Lowering,
  check: ZodCheck,
  place: Place,
  known: readonly string[],
): CheckOptions | undefined {
  const count = lowering.diagnostics.length;
  const { def } = check._zod;
  const found = METHODS[def.check] ?? `the check "${def.check}"`;
  for (const [member, value] of Object.entries(def)) {
    if (value === undefined || value === false || known.includes(member)) continue;
    if (["check", "error", "abort"].includes(member) || (member === "when" && value === defaultWhen(check))) continue;
    refuse(lowering, "schema/option", place, { found, option: member });
  }
  const error = readMessage(lowering, def.error, place, found);
  if (lowering.diagnostics.length > count) return undefined;
  return { ...(error === undefined ? {} : { error }), ...(def.abort === true ? { abort: true } : {}) };
}

/** The condition that zod itself gives to a check of this kind. */
function defaultWhen({ _zod: { def, constr } }: ZodCheck): unknown {
  return constr && new constr({ ...def, when: undefined })._zod.def.when;
}

const METHODS: Readonly<Record<string, string>> = {
  min_length: ".min()",
  max_length: ".max()",
  length_equals: ".length()",
  greater_than: ".min() or .gt()",
  less_than: ".max() or .lt()",
  multiple_of: ".multipleOf()",
  custom: ".refine()",
  min_size: ".min()",
  max_size: ".max()",
  size_equals: "z.size()",
  mime_type: ".mime()",
};
