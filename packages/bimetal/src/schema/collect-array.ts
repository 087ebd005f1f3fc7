import { visit, visitIn } from "./collect.ts";
import { runLength } from "./collect-length.ts";
import type { LengthCheck, Node, TupleNode } from "./node.ts";
import { ABORTS, adopt, createWalk, GOES_ON, report, reportType, STOPS, type Stop, type Walk } from "./walk.ts";

export function visitArray(node: Node & { readonly type: "array" }, value: unknown, walk: Walk): Stop {
  const { item, checks = [], error } = node;
  if (!Array.isArray(value)) {
    const stop = reportType(walk, "array", value, error);
    return runLengths(checks, value, error, stop, walk);
  }
  // An array that is too long is not looked into.
  const broken = checks.find((check) => value.length > upperBound(check));
  if (broken) {
    runLength(broken, value, error, walk);
    return ABORTS;
  }
  const output = new Array<unknown>(value.length);
  let stop = GOES_ON;
  for (let index = 0; index < value.length; index++) {
    stop = Math.max(stop, visitIn(index, item, value[index], walk));
    output[index] = walk.value;
  }
  stop = runLengths(checks, output, error, stop, walk);
  walk.value = output;
  return stop;
}

function runLengths(
  checks: readonly LengthCheck[],
  value: unknown,
  error: string | undefined,
  before: Stop,
  walk: Walk,
): Stop {
  let stop = before;
  for (const check of checks) {
    const { total } = walk;
    if (stop < ABORTS) runLength(check, value, error, walk);
    if (walk.total > total && check.abort) stop = ABORTS;
  }
  return stop;
}

function upperBound(check: LengthCheck): number {
  if ("max" in check) return check.max;
  return "length" in check ? check.length : Number.POSITIVE_INFINITY;
}

export function visitTuple(node: TupleNode, value: unknown, walk: Walk): Stop {
  const { items, rest, error } = node;
  if (!Array.isArray(value)) return reportType(walk, "tuple", value, error);
  const how = { input: value, error };
  let stop = GOES_ON;
  if (rest === undefined) {
    const minimum = 1 + items.findLastIndex(([, presence]) => presence === undefined);
    if (value.length < minimum) {
      report(walk, { code: "too_small", minimum, inclusive: true, origin: "array" }, how);
      return STOPS;
    }
    if (value.length > items.length) {
      report(walk, { code: "too_big", maximum: items.length, inclusive: true, origin: "array" }, how);
      stop = STOPS;
    }
  }
  // The issues of the rest come before those of the items.
  const others: unknown[] = [];
  for (let index = items.length; rest !== undefined && index < value.length; index++) {
    stop = Math.max(stop, visitIn(index, rest, value[index], walk));
    others.push(walk.value);
  }
  const output: unknown[] = [];
  stop = Math.max(stop, visitItems(node, value, output, walk));
  walk.value = output.length === items.length ? [...output, ...others] : output;
  return stop;
}

/** Visits the items that have a place of their own. Where the first one is absent that may be, the tuple ends. */
function visitItems({ items }: TupleNode, value: readonly unknown[], output: unknown[], walk: Walk): Stop {
  const tail = 1 + items.findLastIndex(([, presence]) => presence !== "optional");
  let stop = GOES_ON;
  for (const [index, [item, presence]] of items.entries()) {
    const isPresent = index < value.length;
    if (!isPresent && index >= tail && presence === "optional") break;
    const apart = createWalk(walk.limit);
    const found = visit(item, value[index], apart);
    if (apart.total > 0) {
      if (!isPresent && index >= tail) break;
      walk.path.push(index);
      adopt(walk, apart);
      walk.path.pop();
      stop = Math.max(stop, found & (STOPS | ABORTS));
    }
    output[index] = apart.value;
  }
  while (output.length > value.length && output.at(-1) === undefined && items[output.length - 1]?.[1] === "optional") {
    output.length--;
  }
  return stop;
}
