/**
 * The slow path: walks a value that the fast path has refused and says everything that is wrong with it, as zod would:
 * the same issues in the same order, and the same ones left out because an earlier one stops them.
 */
import { describeIssue, type Issue, type IssueDetail } from "./issue.ts";
import { isObject, isPlainObject } from "./kind.ts";
import { countCodePoints } from "./length.ts";
import type { Field, LengthCheck, Node, RangeCheck } from "./node.ts";

/** The first issues, and how many there are in all. */
export interface Collected {
  readonly issues: readonly Issue[];
  readonly total: number;
}

/** Every issue of a value; those beyond `limit` are only counted. */
export function collectIssues(node: Node, value: unknown, limit: number = Number.POSITIVE_INFINITY): Collected {
  const walk: Walk = { issues: [], total: 0, limit, path: [] };
  visit(node, value, walk);
  return { issues: walk.issues, total: walk.total };
}

interface Walk {
  readonly issues: Issue[];
  total: number;
  readonly limit: number;
  /** Keys from the root to the value that is visited. */
  readonly path: (string | number)[];
}

/** Whether an issue was found that keeps the arrays around it from checking their lengths. */
type Stops = boolean;

function visit(node: Node, value: unknown, walk: Walk): Stops {
  switch (node.type) {
    case "string":
      if (typeof value !== "string") reportType("string", value, walk);
      // zod checks the length of whatever has one, even where the type is wrong.
      reportLengths(node.checks, value, walk);
      return false;
    case "number":
      if (typeof value === "number" && Number.isFinite(value)) reportRanges(node.checks, value, walk);
      else reportNumber(value, walk);
      return false;
    case "int":
      return visitInt(node.checks, value, walk);
    case "boolean":
      if (typeof value !== "boolean") reportType("boolean", value, walk);
      return false;
    case "choice":
      if (!(node.values as readonly unknown[]).includes(value)) {
        report({ code: "invalid_value", values: node.values }, value, walk);
      }
      return false;
    case "nullable":
      return value !== null && visit(node.inner, value, walk);
    case "array":
      return visitArray(node, value, walk);
    case "record":
      return visitRecord(node.value, value, walk);
    case "object":
      return visitObject(node.fields, value, walk);
  }
}

function visitInt(checks: readonly RangeCheck[] | undefined, value: unknown, walk: Walk): Stops {
  if (typeof value !== "number" || !Number.isFinite(value)) {
    reportNumber(value, walk);
    return false;
  }
  if (!Number.isInteger(value)) {
    report({ expected: "int", format: "safeint", code: "invalid_type" }, value, walk);
    return true;
  }
  if (!Number.isSafeInteger(value)) {
    const rest = { note: "Integers must be within the safe integer range.", origin: "int", inclusive: true } as const;
    if (value > 0) report({ code: "too_big", maximum: Number.MAX_SAFE_INTEGER, ...rest }, value, walk);
    else report({ code: "too_small", minimum: Number.MIN_SAFE_INTEGER, ...rest }, value, walk);
  }
  reportRanges(checks, value, walk);
  return false;
}

function visitArray(node: Node & { readonly type: "array" }, value: unknown, walk: Walk): Stops {
  if (!Array.isArray(value)) {
    reportType("array", value, walk);
    reportLengths(node.checks, value, walk);
    return false;
  }
  // An array that is too long is not looked into.
  const broken = node.checks?.find((check) => value.length > upperBound(check));
  if (broken) {
    reportLengths([broken], value, walk);
    return true;
  }
  let stops = false;
  for (let index = 0; index < value.length; index++) {
    stops = visitIn(index, node.item, value[index], walk) || stops;
  }
  if (!stops) reportLengths(node.checks, value, walk);
  return stops;
}

function visitRecord(node: Node, value: unknown, walk: Walk): Stops {
  if (!isPlainObject(value)) {
    reportType("record", value, walk);
    return false;
  }
  let stops = false;
  for (const key of Object.keys(value)) {
    if (key !== "__proto__") stops = visitIn(key, node, value[key], walk) || stops;
  }
  return stops;
}

function visitObject(fields: readonly Field[], value: unknown, walk: Walk): Stops {
  if (!isObject(value)) {
    reportType("object", value, walk);
    return false;
  }
  let stops = false;
  for (const [key, node, absence] of fields) {
    const item = value[key];
    if (item === undefined && absence) continue;
    stops = visitIn(key, node, item, walk) || stops;
  }
  return stops;
}

function visitIn(key: string | number, node: Node, value: unknown, walk: Walk): Stops {
  walk.path.push(key);
  const stops = visit(node, value, walk);
  walk.path.pop();
  return stops;
}

function report(detail: IssueDetail, input: unknown, walk: Walk): void {
  walk.total++;
  if (walk.issues.length >= walk.limit) return;
  walk.issues.push({ ...detail, path: [...walk.path], message: describeIssue(detail, input) });
}

function reportType(expected: string, value: unknown, walk: Walk): void {
  report({ expected, code: "invalid_type" }, value, walk);
}

function reportNumber(value: unknown, walk: Walk): void {
  const detail = { expected: "number", code: "invalid_type" } as const;
  report(typeof value === "number" ? { ...detail, received: String(value) } : detail, value, walk);
}

function reportRanges(checks: readonly RangeCheck[] = [], value: number, walk: Walk): void {
  const origin = "number";
  for (const check of checks) {
    if ("gte" in check) {
      if (value < check.gte) report({ origin, code: "too_small", minimum: check.gte, inclusive: true }, value, walk);
    } else if ("gt" in check) {
      if (value <= check.gt) report({ origin, code: "too_small", minimum: check.gt, inclusive: false }, value, walk);
    } else if ("lte" in check) {
      if (value > check.lte) report({ origin, code: "too_big", maximum: check.lte, inclusive: true }, value, walk);
    } else if (value >= check.lt) {
      report({ origin, code: "too_big", maximum: check.lt, inclusive: false }, value, walk);
    }
  }
}

function reportLengths(checks: readonly LengthCheck[] = [], value: unknown, walk: Walk): void {
  if (checks.length === 0 || value === null || value === undefined) return;
  const length = lengthOf(value);
  if (length === undefined) return;
  const size = toNumber(length);
  const origin = originOf(value);
  for (const check of checks) {
    if ("min" in check) {
      if (!(size >= check.min)) report({ origin, code: "too_small", minimum: check.min, inclusive: true }, value, walk);
    } else if ("max" in check) {
      if (!(size <= check.max)) report({ origin, code: "too_big", maximum: check.max, inclusive: true }, value, walk);
    } else if (length !== check.length) {
      const bound = check.length;
      if (size > bound) report({ origin, code: "too_big", maximum: bound, inclusive: true, exact: true }, value, walk);
      else report({ origin, code: "too_small", minimum: bound, inclusive: true, exact: true }, value, walk);
    }
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

function upperBound(check: LengthCheck): number {
  if ("max" in check) return check.max;
  return "length" in check ? check.length : Number.POSITIVE_INFINITY;
}
