import type { LengthCheck, RangeCheck } from "../model.ts";
import { allOf } from "./all-of.ts";
import { checkCheck } from "./definition.ts";
import { type Lowering, type Place, refuse } from "./lowering.ts";
import { refuseCheck } from "./refusals.ts";
import type { ZodCheck } from "./zod.ts";

/** The checks of a string or an array, in order; `undefined` if one was refused. */
export function lowerLengthChecks(
  lowering: Lowering,
  checks: readonly ZodCheck[],
  place: Place,
): LengthCheck[] | undefined {
  return allOf(checks.map((check) => lowerLengthCheck(lowering, check, place)));
}

/** The checks of a number, in order; `undefined` if one was refused. Bounds of integers must be integers themselves. */
export function lowerRangeChecks(
  lowering: Lowering,
  checks: readonly ZodCheck[],
  place: Place,
  kind: "number" | "int",
): RangeCheck[] | undefined {
  return allOf(checks.map((check) => lowerRangeCheck(lowering, check, place, kind)));
}

/** Whether a check is the one that makes a number an integer: `z.int()`, `z.number().int()`. */
export function isIntCheck({ _zod: { def } }: ZodCheck): boolean {
  return def.check === "number_format" && def.format === "safeint";
}

const LENGTHS: Readonly<Record<string, { readonly kind: LengthCheck["kind"]; readonly member: string }>> = {
  min_length: { kind: "min", member: "minimum" },
  max_length: { kind: "max", member: "maximum" },
  length_equals: { kind: "length", member: "length" },
};

function lowerLengthCheck(lowering: Lowering, check: ZodCheck, place: Place): LengthCheck | undefined {
  const { def } = check._zod;
  const row = LENGTHS[def.check];
  if (!row) return refuse(lowering, "schema/check", place, refuseCheck(def.check));
  if (!checkCheck(lowering, check, place, [row.member])) return undefined;
  const value = def[row.member];
  if (Number.isSafeInteger(value) && Number(value) >= 0) return { kind: row.kind, value: Number(value) + 0 };
  const expected = "a whole number, at least 0";
  return refuse(lowering, "schema/bound", place, { found: `.${row.kind}(${String(value)})`, expected });
}

const RANGES: Readonly<Record<string, RangeCheck["kind"]>> = { greater_than: "min", less_than: "max" };

function lowerRangeCheck(
  lowering: Lowering,
  check: ZodCheck,
  place: Place,
  kind: "number" | "int",
): RangeCheck | undefined {
  const { def } = check._zod;
  const bound = RANGES[def.check];
  if (!bound) return refuse(lowering, "schema/check", place, refuseRangeCheck(check));
  if (!checkCheck(lowering, check, place, ["value", "inclusive"])) return undefined;
  const { value } = def;
  const valid = kind === "int" ? Number.isSafeInteger(value) : Number.isFinite(value);
  if (valid) return { kind: bound, value: Number(value) + 0, inclusive: def.inclusive === true };
  const expected = kind === "int" ? "a whole number of at most 2^53 - 1" : "a finite number";
  const method = def.inclusive === true ? bound : { min: "gt", max: "lt" }[bound];
  return refuse(lowering, "schema/bound", place, { found: `.${method}(${String(value)})`, expected });
}

function refuseRangeCheck(check: ZodCheck): { readonly found: string; readonly fix: string } {
  const { def } = check._zod;
  if (isIntCheck(check))
    return { found: ".int() after another check", fix: "write z.int() first, then the other checks" };
  if (def.check !== "number_format") return refuseCheck(def.check);
  return { found: `the number format "${def.format}"`, fix: "write z.int() or z.number(), with .min() and .max()" };
}
