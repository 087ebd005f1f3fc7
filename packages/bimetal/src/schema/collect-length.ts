import { countCodePoints } from "./length.ts";
import type { LengthCheck } from "./node.ts";
import { type Report, report, type Walk } from "./walk.ts";

/** Runs the check of a length. zod runs it on whatever has a length, even where the type is wrong. */
export function runLength(check: LengthCheck, value: unknown, error: string | undefined, walk: Walk): void {
  if (value === null || value === undefined) return;
  const length = lengthOf(value);
  if (length === undefined) return;
  runSize(
    check,
    { origin: originOf(value), length, size: toNumber(length) },
    { input: value, error: check.error ?? error },
    walk,
  );
}

/** What is measured. A `length` that must be exact is compared before it is made a number. */
interface Measured {
  readonly origin: "string" | "array" | "file" | "unknown";
  readonly length: unknown;
  readonly size: number;
}

/** Runs the check on what was measured. */
export function runSize(check: LengthCheck, { origin, length, size }: Measured, how: Report, walk: Walk): void {
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
