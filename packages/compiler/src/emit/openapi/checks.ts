import type { LengthCheck, RangeCheck } from "../../model.ts";
import { type JsonObject, jsonObject } from "./json-object.ts";

/** `minLength` and `maxLength`, which count code points, or `minItems` and `maxItems`. */
export function lengthKeywords(checks: readonly LengthCheck[], unit: "Length" | "Items"): JsonObject {
  const bounds = (kind: "min" | "max") =>
    checks.filter((check) => check.kind === kind || check.kind === "length").map(({ value }) => value);
  return jsonObject({ [`min${unit}`]: highest(bounds("min")), [`max${unit}`]: lowest(bounds("max")) });
}

/** `minimum`, `exclusiveMaximum` and the like. */
export function rangeKeywords(checks: readonly RangeCheck[]): JsonObject {
  const bounds = (kind: "min" | "max", inclusive: boolean) =>
    checks.filter((check) => check.kind === kind && check.inclusive === inclusive).map(({ value }) => value);
  return jsonObject({
    minimum: highest(bounds("min", true)),
    exclusiveMinimum: highest(bounds("min", false)),
    maximum: lowest(bounds("max", true)),
    exclusiveMaximum: lowest(bounds("max", false)),
  });
}

/** As {@link rangeKeywords}. Integers end where JavaScript's numbers lose them, unless a check says less. */
export function integerKeywords(checks: readonly RangeCheck[]): JsonObject {
  const { MIN_SAFE_INTEGER: value, MAX_SAFE_INTEGER } = Number;
  const has = (kind: "min" | "max") => checks.some((check) => check.kind === kind);
  return rangeKeywords([
    ...checks,
    ...(has("min") ? [] : [{ kind: "min", value, inclusive: true } as const]),
    ...(has("max") ? [] : [{ kind: "max", value: MAX_SAFE_INTEGER, inclusive: true } as const]),
  ]);
}

function highest(values: readonly number[]): number | undefined {
  return values.length > 0 ? Math.max(...values) : undefined;
}

function lowest(values: readonly number[]): number | undefined {
  return values.length > 0 ? Math.min(...values) : undefined;
}
