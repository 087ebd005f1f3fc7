import { visit, visitApart } from "./collect.ts";
import { describeIssue, type Issue } from "./issue.ts";
import { isObject, isPlainObject } from "./kind.ts";
import type { Node, SwitchNode } from "./node.ts";
import { adopt, GOES_ON, report, STOPS, type Stop, type Walk } from "./walk.ts";

type UnionNode = Node & { readonly type: "union" };

export function visitUnion(node: UnionNode, value: unknown, walk: Walk): Stop {
  const [only] = node.options;
  if (only && node.options.length === 1) return visit(only, value, walk);
  return node.exclusive ? visitExclusive(node, value, walk) : visitOptions(node, value, walk);
}

/** The first option that matches gives the value. */
function visitOptions(node: UnionNode, value: unknown, walk: Walk): Stop {
  const results = [];
  for (const option of node.options) {
    const result = visitApart(option, value);
    if (result.walk.total === 0) {
      walk.value = result.walk.value;
      return GOES_ON;
    }
    results.push(result);
  }
  // Where one option alone has the right type and only fails checks, its issues are what is wrong.
  const [nearest, ...others] = results.filter(({ stop }) => stop === GOES_ON);
  if (nearest && others.length === 0) {
    adopt(walk, nearest.walk);
    walk.value = nearest.walk.value;
    return GOES_ON;
  }
  return reportUnion(node, value, results, walk);
}

function visitExclusive(node: UnionNode, value: unknown, walk: Walk): Stop {
  const results = node.options.map((option) => visitApart(option, value));
  const matches = results.flatMap((result, index) => (result.walk.total === 0 ? [index] : []));
  const [first, ...others] = matches;
  if (first === undefined) return reportUnion(node, value, results, walk);
  if (others.length === 0) {
    walk.value = results[first]?.walk.value;
    return GOES_ON;
  }
  const { error } = node;
  report(walk, { code: "invalid_union", errors: [], inclusive: false, matches }, { input: value, error });
  return STOPS;
}

function reportUnion(
  { error }: UnionNode,
  input: unknown,
  results: readonly { readonly walk: Walk }[],
  walk: Walk,
): Stop {
  walk.value = input;
  const errors = results.map((result) => result.walk.issues);
  report(walk, { code: "invalid_union", errors }, { input, error });
  return STOPS;
}

/** The option is chosen by one key. */
export function visitSwitch(node: SwitchNode, value: unknown, walk: Walk): Stop {
  const { key, cases, error } = node;
  if (!isObject(value)) {
    report(walk, { code: "invalid_type", expected: "object" }, { input: value, error });
    return STOPS;
  }
  const tag = value[key];
  const chosen = cases.find(([values]) => (values as readonly unknown[]).includes(tag));
  if (chosen) return visit(chosen[1], value, walk);
  const options = cases.flatMap(([values]) => values);
  const note = "No matching discriminator";
  const detail = { code: "invalid_union", errors: [], note, discriminator: key, options } as const;
  report(walk, detail, { input: value, error, keys: [key] });
  return STOPS;
}

/** Both sides see the whole value; what they give is joined. A key is unknown only if it is so to both sides. */
export function visitIntersection(node: Node & { readonly type: "intersection" }, value: unknown, walk: Walk): Stop {
  const left = visitApart(node.left, value);
  const right = visitApart(node.right, value);
  const [unknown, ...others] = [left, right].flatMap((side) => side.walk.issues.filter(isUnknownKeys));
  const keys = unknown?.keys.filter((key) => others.some((other) => other.keys.includes(key))) ?? [];
  const issues: Issue[] = [left, right].flatMap((side) => side.walk.issues.filter((issue) => !isUnknownKeys(issue)));
  if (unknown && keys.length > 0) issues.push(withKeys(unknown, keys));
  adopt(walk, { ...left.walk, issues, total: issues.length });
  const stop = Math.max(left.stop, right.stop);
  // What has the wrong type is given as it is, however deep: it is not looked into.
  walk.value = stop === GOES_ON ? merge(left.walk.value, right.walk.value) : value;
  return stop;
}

type UnknownKeys = Issue & { readonly code: "unrecognized_keys" };

/** The issue with some of its keys. Its message names them, unless it is the author's. */
function withKeys(issue: UnknownKeys, keys: readonly string[]): Issue {
  const { code } = issue;
  const isOwn = issue.message === describeIssue({ code, keys: issue.keys }, undefined);
  return { code, keys, path: [], message: isOwn ? describeIssue({ code, keys }, undefined) : issue.message };
}

function isUnknownKeys(issue: Issue): issue is UnknownKeys {
  return issue.code === "unrecognized_keys" && issue.path.length === 0;
}

/** Joins what two sides gave for one value. The compiler sees to it that they agree wherever both give something. */
function merge(left: unknown, right: unknown): unknown {
  if (left === right) return left;
  if (isPlainObject(left) && isPlainObject(right)) {
    const output: Record<string, unknown> = { ...left, ...right };
    for (const key of Object.keys(left)) if (key in right) output[key] = merge(left[key], right[key]);
    return output;
  }
  if (Array.isArray(left) && Array.isArray(right)) return left.map((item, index) => merge(item, right[index]));
  return left;
}
