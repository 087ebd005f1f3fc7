import type { LengthCheck, NumberCheck, NumberFormat, RangeCheck } from "../../model.ts";
import type { SchemasEmitter } from "./emitter.ts";

/** A range that holds nothing: what checks that contradict each other leave. */
const NOTHING = { int: "0..0", number: "0.0..0.0" };

/** The lengths that pass all checks as a Rust range, or `undefined` where every length does. */
export function lengthRange(checks: readonly LengthCheck[]): string | undefined {
  const least = Math.max(0, ...checks.filter(({ kind }) => kind !== "max").map(({ value }) => value));
  const most = Math.min(...checks.filter(({ kind }) => kind !== "min").map(({ value }) => value));
  // On wasm32 no value is longer than this, and no literal may be larger.
  if (least > most || least > MAX_LENGTH) return NOTHING.int;
  return intRange(least === 0 ? undefined : least, most > MAX_LENGTH ? undefined : most);
}

/** Integers of a width that pass all checks of ranges, as a Rust range, or `undefined` where every one does. */
export function integerRange(all: readonly NumberCheck[], width: "i32" | "u32" | "i64" = "i64"): string | undefined {
  const [lowest, highest] = WIDTHS[width];
  const checks = rangesOf(all, width);
  const least = Math.max(...bounds(checks, "min", ({ value, inclusive }) => above(value, inclusive)));
  const most = Math.min(...bounds(checks, "max", ({ value, inclusive }) => -above(-value, inclusive)));
  if (least > most || least > highest || most < lowest) return NOTHING.int;
  return intRange(least <= lowest ? undefined : least, most >= highest ? undefined : most);
}

/** The values of each width; those of `i64` that a JavaScript number holds without doubt. */
const WIDTHS = {
  i32: [-2147483648, 2147483647],
  u32: [0, 4294967295],
  i64: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
} as const;

/** The least integer that is not below a bound. */
function above(value: number, inclusive: boolean): number {
  if (!Number.isInteger(value)) return Math.ceil(value);
  return inclusive ? value : value + 1;
}

/** Checks of ranges, and the ranges of formats that the type itself does not have. */
export function rangesOf(checks: readonly NumberCheck[], width?: "i32" | "u32" | "i64"): RangeCheck[] {
  return checks.flatMap((check) => {
    if (check.kind === "multipleOf") return [];
    if (check.kind !== "format") return [check];
    const own = { int32: "i32", uint32: "u32", safeint: "i64", float32: "", float64: "" }[check.format];
    return own === width ? [] : formatRange(check.format);
  });
}

function formatRange(format: NumberFormat): RangeCheck[] {
  const bounds = { int32: WIDTHS.i32, uint32: WIDTHS.u32, float32: FLOAT32, safeint: undefined, float64: undefined }[
    format
  ];
  if (!bounds) return [];
  return [
    { kind: "min", value: bounds[0], inclusive: true },
    { kind: "max", value: bounds[1], inclusive: true },
  ];
}

const FLOAT32 = [-3.4028234663852886e38, 3.4028234663852886e38] as const;

function bounds(
  checks: readonly RangeCheck[],
  kind: RangeCheck["kind"],
  bound: (check: RangeCheck) => number,
): number[] {
  return checks.filter((check) => check.kind === kind).map(bound);
}

function intRange(least: number | undefined, most: number | undefined): string | undefined {
  if (least === undefined && most === undefined) return undefined;
  return `${least ?? ""}..${most === undefined ? "" : `=${most}`}`;
}

/** The numbers that pass all checks as a Rust range, or `undefined` where every number does. */
export function numberRange(emitter: SchemasEmitter, all: readonly NumberCheck[]): string | undefined {
  const checks = rangesOf(all);
  const min = tightest(checks, "min");
  const max = tightest(checks, "max");
  if (min && max) {
    const open = !min.inclusive || !max.inclusive;
    if (min.value > max.value || (min.value === max.value && open)) return NOTHING.number;
  }
  // Rust's range expressions cannot leave out their start.
  if (min && !min.inclusive) {
    return `(${bound(emitter, min)}, ${bound(emitter, max)})`;
  }
  if (!min && !max) return undefined;
  const end = max && `${max.inclusive ? "=" : ""}${rustFloat(max.value)}`;
  return `${min ? rustFloat(min.value) : ""}..${end ?? ""}`;
}

/** The check that implies all others of its kind. */
function tightest(checks: readonly RangeCheck[], kind: RangeCheck["kind"]): RangeCheck | undefined {
  const sign = kind === "min" ? 1 : -1;
  return checks
    .filter((check) => check.kind === kind)
    .reduce<RangeCheck | undefined>((best, check) => {
      if (!best || sign * check.value > sign * best.value) return check;
      return check.value === best.value && !check.inclusive ? check : best;
    }, undefined);
}

function bound(emitter: SchemasEmitter, check: RangeCheck | undefined): string {
  const kind = check ? (check.inclusive ? "Included" : "Excluded") : "Unbounded";
  emitter.uses.add(kind);
  return check ? `${kind}(${rustFloat(check.value)})` : kind;
}

/** A literal of type `f64`: JavaScript's notation, told apart from an integer. */
export function rustFloat(value: number): string {
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

const MAX_LENGTH = 2 ** 32 - 1;
