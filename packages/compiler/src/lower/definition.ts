import { type Lowering, type Place, refuse } from "./lowering.ts";
import { refuseCheck } from "./refusals.ts";
import { checksOf, type ZodCheck, type ZodDef } from "./zod.ts";

/**
 * Refuses what a definition has besides the members that are understood. New versions of zod may bring members; none is
 * passed over. Answers whether the definition may be lowered.
 */
export function checkDefinition(lowering: Lowering, def: ZodDef, place: Place, known: readonly string[]): boolean {
  const count = lowering.diagnostics.length;
  // Members that are known are not read here: a getter makes a default, and may throw.
  for (const member of Object.keys(def).filter((key) => key !== "type" && key !== "checks" && !known.includes(key))) {
    if (def[member] === undefined || def[member] === false) continue;
    if (member === "error") refuse(lowering, "schema/message", place, { found: `a z.${def.type}()` });
    else refuse(lowering, "schema/option", place, { found: `a z.${def.type}()`, option: member });
  }
  return lowering.diagnostics.length === count;
}

/** Refuses every check of a schema that can have none. */
export function refuseChecks(lowering: Lowering, def: ZodDef, place: Place): boolean {
  for (const { _zod } of checksOf(def)) refuse(lowering, "schema/check", place, refuseCheck(_zod.def.check));
  return checksOf(def).length === 0;
}

/** Refuses what a check has besides its bounds. Answers whether the check may be lowered. */
export function checkCheck(lowering: Lowering, check: ZodCheck, place: Place, known: readonly string[]): boolean {
  const count = lowering.diagnostics.length;
  const { def } = check._zod;
  for (const [member, value] of Object.entries(def)) {
    if (value === undefined || value === false || member === "check" || known.includes(member)) continue;
    if (member === "when" && value === defaultWhen(check)) continue;
    const found = METHODS[def.check] ?? `the check "${def.check}"`;
    if (member === "error") refuse(lowering, "schema/message", place, { found });
    else refuse(lowering, "schema/option", place, { found, option: member });
  }
  return lowering.diagnostics.length === count;
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
};
