/**
 * The slow path: walks a value that the fast path has refused and says everything that is wrong with it, as zod would:
 * the same issues in the same order, and the same ones left out because an earlier one stops them. On the way it makes
 * the value that the schema gives, so that rare schemas need no fast path of their own.
 */
import { visitArray, visitTuple } from "./collect-array.ts";
import { visitNumber } from "./collect-number.ts";
import { visitObject } from "./collect-object.ts";
import { visitRecord } from "./collect-record.ts";
import { visitTemplate, visitText } from "./collect-text.ts";
import { visitIntersection, visitSwitch, visitUnion } from "./collect-union.ts";
import { INVALID, type Invalid } from "./invalid.ts";
import type { Issue } from "./issue.ts";
import type { FallbackNode, Node, Refinement, Scalar, StringBoolNode, WrapperNode } from "./node.ts";
import { ABORTS, adopt, createWalk, ENDED, GOES_ON, report, reportType, STOPS, type Stop, type Walk } from "./walk.ts";

/** The first issues, and how many there are in all. */
export interface Collected {
  readonly issues: readonly Issue[];
  readonly total: number;
}

/** Every issue of a value; those beyond `limit` are only counted. */
export function collectIssues(node: Node, value: unknown, limit: number = Number.POSITIVE_INFINITY): Collected {
  const walk = createWalk(limit);
  visit(node, value, walk);
  return { issues: walk.issues, total: walk.total };
}

/** The value that a schema gives, or `INVALID`. */
export function accept(node: Node, value: unknown): unknown | Invalid {
  const walk = createWalk(0);
  visit(node, value, walk);
  return walk.total === 0 ? walk.value : INVALID;
}

/** Visits a value; what the schema gives for it is then in `walk.value`. */
export function visit(node: Node, value: unknown, walk: Walk): Stop {
  const before = walk.total;
  const stop = visitOwn(node, value, walk);
  if (node.refinements === undefined || walk.total > before || walk.value === undefined) return stop;
  return refine(node.refinements, node.error, walk);
}

/** Runs checks that are functions until one of them fails. */
function refine(refinements: readonly Refinement[], schemaError: string | undefined, walk: Walk): Stop {
  const { value } = walk;
  const failed = refinements.find(({ passes }) => !passes(value as never));
  if (!failed) return GOES_ON;
  report(walk, { code: "custom" }, { input: value, error: failed.error ?? schemaError, keys: failed.path });
  return failed.abort ? ABORTS : GOES_ON;
}

function visitOwn(node: Node, value: unknown, walk: Walk): Stop {
  walk.value = value;
  switch (node.type) {
    case "string":
      return visitText(node, value, walk);
    case "template":
      return visitTemplate(node, value, walk);
    case "number":
    case "int":
      return visitNumber(node, value, walk);
    case "boolean":
      return typeof value === "boolean" ? GOES_ON : reportType(walk, "boolean", value, node.error);
    case "stringbool":
      return visitStringBool(node, value, walk);
    case "null":
      return value === null ? GOES_ON : reportType(walk, "null", value, node.error);
    case "unknown":
      return GOES_ON;
    case "never":
      return reportType(walk, "never", value, node.error);
    case "choice":
      return visitChoice(node, value, walk);
    case "array":
      return visitArray(node, value, walk);
    case "tuple":
      return visitTuple(node, value, walk);
    case "record":
      return visitRecord(node, value, walk);
    case "object":
      return visitObject(node, value, walk);
    case "file":
      return node.visit(node, value, walk);
    case "nullable":
      return value === null ? GOES_ON : visit(node.inner, value, walk);
    case "optional":
      return value === undefined ? GOES_ON : visit(node.inner, value, walk);
    case "nonoptional":
      return visitNonoptional(node, value, walk);
    case "default":
      return visitDefault(node, value, walk);
    case "catch":
      return visitCatch(node, value, walk);
    case "union":
      return visitUnion(node, value, walk);
    case "switch":
      return visitSwitch(node, value, walk);
    case "intersection":
      return visitIntersection(node, value, walk);
    case "pipe":
      return visitPipe(node, value, walk);
    case "lazy":
      return visit(node.node(), value, walk);
  }
}

/** Visits what stands under a key of the value that is visited. */
export function visitIn(key: string | number, node: Node, value: unknown, walk: Walk): Stop {
  walk.path.push(key);
  const stop = visit(node, value, walk);
  walk.path.pop();
  return stop & (STOPS | ABORTS);
}

/** A walk of its own, whose issues the caller may leave out. */
export function visitApart(node: Node, value: unknown): { readonly walk: Walk; readonly stop: Stop } {
  const walk = createWalk(Number.POSITIVE_INFINITY);
  return { walk, stop: visit(node, value, walk) };
}

function visitChoice(node: Node & { readonly type: "choice" }, value: unknown, walk: Walk): Stop {
  if ((node.values as readonly unknown[]).includes(value)) return GOES_ON;
  const values: readonly Scalar[] = node.values;
  report(walk, { code: "invalid_value", values }, { input: value, error: node.error });
  return STOPS;
}

/** zod has it for a pipe, which ends early where the value is no word. */
function visitStringBool({ truthy, falsy, sensitive, error }: StringBoolNode, value: unknown, walk: Walk): Stop {
  if (typeof value !== "string") return reportType(walk, "string", value, error) | ENDED;
  const word = sensitive ? value : value.toLowerCase();
  walk.value = truthy.includes(word);
  if (walk.value || falsy.includes(word)) return GOES_ON;
  const values = [...truthy, ...falsy];
  report(walk, { code: "invalid_value", expected: "stringbool", values }, { input: value, error });
  return ABORTS | ENDED;
}

function visitNonoptional(node: WrapperNode, value: unknown, walk: Walk): Stop {
  const before = walk.total;
  const stop = visit(node.inner, value, walk);
  if (walk.total > before || walk.value !== undefined) return stop;
  report(walk, { code: "invalid_type", expected: "nonoptional" }, { input: undefined, error: node.error });
  return STOPS;
}

function visitDefault(node: FallbackNode, value: unknown, walk: Walk): Stop {
  if (value !== undefined) return visit(node.inner, value, walk);
  walk.value = node.value();
  return GOES_ON;
}

function visitCatch(node: FallbackNode, value: unknown, walk: Walk): Stop {
  const inner = createWalk(0);
  visit(node.inner, value, inner);
  walk.value = inner.total === 0 ? inner.value : node.value();
  return GOES_ON;
}

function visitPipe(node: Node & { readonly type: "pipe" }, value: unknown, walk: Walk): Stop {
  const { walk: first, stop } = visitApart(node.from, value);
  adopt(walk, first);
  walk.value = first.value;
  // Keys that are not known say nothing about the value that goes on.
  if (first.issues.some(({ code }) => code !== "unrecognized_keys")) return stop | ENDED;
  return stop | visit(node.to, first.value, walk);
}
