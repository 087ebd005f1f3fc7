import type { Node, NumberCheck, NumberFormat } from "./node.ts";
import { ABORTS, GOES_ON, report, STOPS, type Stop, type Walk } from "./walk.ts";

type NumberNode = Node & { readonly type: "number" | "int" };

const INT: readonly NumberCheck[] = [{ format: "safeint" }];

export function visitNumber(node: NumberNode, value: unknown, walk: Walk): Stop {
  if (typeof value !== "number" || !Number.isFinite(value)) {
    const detail = { expected: "number", code: "invalid_type" } as const;
    const received = typeof value === "number" ? { ...detail, received: String(value) } : detail;
    report(walk, received, { input: value, error: node.error });
    return STOPS;
  }
  const checks = node.type === "int" ? [...INT, ...(node.checks ?? [])] : (node.checks ?? []);
  let stop = GOES_ON;
  for (const check of checks) {
    const before = walk.total;
    const aborts = runCheck(check, value, node.error, walk);
    if (walk.total > before && (aborts || check.abort)) {
      stop = ABORTS;
      break;
    }
  }
  walk.value = value;
  return stop;
}

/** Whether a number is a multiple of another, as nearly as doubles can say. */
export function isMultiple(value: number, divisor: number): boolean {
  const ratio = value / divisor;
  return Math.abs(ratio - Math.round(ratio)) < 4 * Number.EPSILON * Math.max(Math.abs(ratio), 1);
}

/** Answers whether what it has found stops all other checks, whatever the author says. */
function runCheck(check: NumberCheck, value: number, schemaError: string | undefined, walk: Walk): boolean {
  const how = { input: value, error: check.error ?? schemaError };
  const origin = "number";
  if ("format" in check) return runFormat(check.format, value, how, walk);
  if ("gte" in check) {
    if (!(value >= check.gte)) report(walk, { origin, code: "too_small", minimum: check.gte, inclusive: true }, how);
  } else if ("gt" in check) {
    if (!(value > check.gt)) report(walk, { origin, code: "too_small", minimum: check.gt, inclusive: false }, how);
  } else if ("lte" in check) {
    if (!(value <= check.lte)) report(walk, { origin, code: "too_big", maximum: check.lte, inclusive: true }, how);
  } else if ("lt" in check) {
    if (!(value < check.lt)) report(walk, { origin, code: "too_big", maximum: check.lt, inclusive: false }, how);
  } else if (!isMultiple(value, check.multipleOf)) {
    report(walk, { origin, code: "not_multiple_of", divisor: check.multipleOf }, how);
  }
  return false;
}

/** The ranges of formats, without those that every number is in. */
const RANGES: Partial<Record<NumberFormat, readonly [least: number, most: number]>> = {
  int32: [-2147483648, 2147483647],
  uint32: [0, 4294967295],
  float32: [-3.4028234663852886e38, 3.4028234663852886e38],
};

type How = Parameters<typeof report>[2];

function runFormat(format: NumberFormat, value: number, how: How, walk: Walk): boolean {
  if (format.includes("int")) {
    if (!Number.isInteger(value)) {
      report(walk, { expected: "int", format, code: "invalid_type" }, how);
      return true;
    }
    if (!Number.isSafeInteger(value)) {
      const rest = { note: "Integers must be within the safe integer range.", origin: "int", inclusive: true } as const;
      if (value > 0) report(walk, { code: "too_big", maximum: Number.MAX_SAFE_INTEGER, ...rest }, how);
      else report(walk, { code: "too_small", minimum: Number.MIN_SAFE_INTEGER, ...rest }, how);
      return false;
    }
  }
  const [least, most] = RANGES[format] ?? [value, value];
  const origin = "number";
  if (value < least) report(walk, { origin, code: "too_small", minimum: least, inclusive: true }, how);
  if (value > most) report(walk, { origin, code: "too_big", maximum: most, inclusive: true }, how);
  return false;
}
