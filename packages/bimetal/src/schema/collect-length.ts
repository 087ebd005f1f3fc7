import { countCodePoints } from "./length.ts";
import type { LengthCheck } from "./node.ts";
import { report, type Walk } from "./walk.ts";

/** Runs the check of a length. zod runs it on whatever has a length, even where the type is wrong. */
export function runLength(check: LengthCheck, value: unknown, error: string | undefined, walk: Walk): void {
  if (value === null || value === undefined) return;
  const length = lengthOf(value);
  if (length === undefined) return;
  const size = toNumber(length);
  const how = { input: value, error: check.error ?? error };
  const origin = originOf(value);
  if ("min" in check) {
    if (!(size >= check.min)) report(walk, { origin, code: "too_small", minimum: check.min, inclusive: true }, how);
  } else if ("max" in check) {
    if (!(size <= check.max)) report(walk, { origin, code: "too_big", maximum: check.max, inclusive: true }, how);
  } else if (length !== check.length) {
    const bound = check.length;
    const exact = { inclusive: true, exact: true } as const;
    if (size > bound) report(walk, { origin, code: "too_big", maximum: bound, ...exact }, how);
    else report(walk, { origin, code: "too_small", minimum: bound, ...exact }, how);
  }
}

/** A value's length as zod takes it: of an object, whatever stands under that key. */
function lengthOf(value: NonNullable<unknown>): unknown {
  return typeof value === "string" ? countCodePoints(value) : (value as { length?: unknown }).length;
}

/** As JavaScript compares it with a number; an object that refuses to become a primitive is no number. */
function toNumber(length: unknown): number {
  try {
    return Number(length);
  } catch {
    return Number.NaN;
  }
}

function originOf(value: unknown): "string" | "array" | "unknown" {
  if (Array.isArray(value)) return "array";
  return typeof value === "string" ? "string" : "unknown";
}
