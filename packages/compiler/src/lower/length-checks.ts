import type { LengthCheck } from "../model.ts";
import { allOf } from "./all-of.ts";
import { readCheck } from "./definition.ts";
import { type Lowering, type Place, refuse } from "./lowering.ts";
import { refuseCheck } from "./refusals.ts";
import type { ZodCheck } from "./zod.ts";

/** The checks of an array, in order; `undefined` if one was refused. */
export function lowerLengthChecks(
  lowering: Lowering,
  checks: readonly ZodCheck[],
  place: Place,
): LengthCheck[] | undefined {
  return allOf(
    checks.map((check) => {
      if (isLengthCheck(check)) return lowerLengthCheck(lowering, check, place);
      return refuse(lowering, "schema/check", place, refuseCheck(check));
    }),
  );
}

const LENGTHS: Readonly<Record<string, BoundMember>> = {
  min_length: { kind: "min", member: "minimum" },
  max_length: { kind: "max", member: "maximum" },
  length_equals: { kind: "length", member: "length" },
};

export function isLengthCheck({ _zod }: ZodCheck): boolean {
  return Object.hasOwn(LENGTHS, _zod.def.check);
}

/** A check of a length, which {@link isLengthCheck}. */
export function lowerLengthCheck(lowering: Lowering, check: ZodCheck, place: Place): LengthCheck | undefined {
  return lowerBound(lowering, check, LENGTHS[check._zod.def.check], place);
}

/** What a check bounds, and the member that has the bound. */
export interface BoundMember {
  readonly kind: LengthCheck["kind"];
  readonly member: string;
}

/** A check that has a bound. */
export function lowerBound(
  lowering: Lowering,
  check: ZodCheck,
  { kind, member }: BoundMember = { kind: "min", member: "minimum" },
  place: Place,
): LengthCheck | undefined {
  const { def } = check._zod;
  const read = readCheck(lowering, check, place, [member]);
  if (!read) return undefined;
  const value = def[member];
  if (Number.isSafeInteger(value) && Number(value) >= 0) return { kind, value: Number(value) + 0, ...read };
  const expected = "a whole number, at least 0";
  return refuse(lowering, "schema/bound", place, { found: `.${kind}(${String(value)})`, expected });
}
