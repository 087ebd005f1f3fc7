import type { LengthCheck, RangeCheck } from "../../model.ts";
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

/** The integers that pass all checks as a Rust range, or `undefined` where every integer does. */
export function integerRange(checks: readonly RangeCheck[]): string | undefined {
  const least = Math.max(...bounds(checks, "min", ({ value, inclusive }) => (inclusive ? value : value + 1)));
  const most = Math.min(...bounds(checks, "max", ({ value, inclusive }) => (inclusive ? value : value - 1)));
  if (least > most || least > Number.MAX_SAFE_INTEGER || most < Number.MIN_SAFE_INTEGER) return NOTHING.int;
  return intRange(
    least <= Number.MIN_SAFE_INTEGER ? undefined : least,
    most >= Number.MAX_SAFE_INTEGER ? undefined : most,
  );
}

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
export function numberRange(emitter: SchemasEmitter, checks: readonly RangeCheck[]): string | undefined {
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
