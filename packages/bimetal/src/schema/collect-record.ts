import { visit, visitIn } from "./collect.ts";
import { isPlainObject } from "./kind.ts";
import type { Node, RecordNode } from "./node.ts";
import { createWalk, GOES_ON, report, reportType, STOPS, type Stop, type Walk } from "./walk.ts";

type Values = Record<string, unknown>;

export function visitRecord(node: RecordNode, value: unknown, walk: Walk): Stop {
  if (!isPlainObject(value)) return reportType(walk, "record", value, node.error);
  const output: Values = {};
  const stop = node.keys ? visitKnown(node, node.keys, value, output, walk) : visitAll(node, value, output, walk);
  walk.value = output;
  return stop;
}

/** All of the keys must be there, and no others. */
function visitKnown(
  node: RecordNode,
  keys: readonly (string | number)[],
  value: Values,
  output: Values,
  walk: Walk,
): Stop {
  let stop = GOES_ON;
  for (const key of keys) {
    if (key === "__proto__") continue;
    stop = Math.max(stop, visitIn(key, node.value, value[key], walk));
    if (walk.value !== undefined) output[key] = walk.value;
  }
  const known = new Set(keys.map(String));
  const others = Object.keys(value).filter((key) => !known.has(key));
  if (node.loose) for (const key of others) keep(output, key, value);
  else refuseKeys(node, others, value, walk);
  return stop;
}

function visitAll(node: RecordNode, value: Values, output: Values, walk: Walk): Stop {
  const wrong: string[] = [];
  let stop = GOES_ON;
  for (const key of Object.keys(value)) {
    if (key === "__proto__") continue;
    const read = readKey(node.key, key);
    if (read.ok) {
      if (read.key === "__proto__") continue;
      stop = Math.max(stop, visitIn(key, node.value, value[key], walk));
      output[read.key] = walk.value;
    } else if (node.loose) {
      keep(output, key, value);
    } else if (node.partial) {
      wrong.push(key);
    } else {
      const { issues } = read.walk;
      report(walk, { code: "invalid_key", origin: "record", issues }, { input: key, error: node.error, keys: [key] });
      stop = Math.max(stop, STOPS);
    }
  }
  refuseKeys(node, wrong, value, walk);
  return stop;
}

type ReadKey = { readonly ok: true; readonly key: string } | { readonly ok: false; readonly walk: Walk };

/** The key as its schema gives it. One that is a number is tried as that, too. */
function readKey(schema: Node | undefined, key: string): ReadKey {
  if (schema === undefined) return { ok: true, key };
  const walk = createWalk(Number.POSITIVE_INFINITY);
  visit(schema, key, walk);
  if (walk.total === 0) return { ok: true, key: String(walk.value) };
  if (NUMERAL.test(key)) {
    const again = createWalk(0);
    visit(schema, Number(key), again);
    if (again.total === 0) return { ok: true, key: String(again.value) };
  }
  return { ok: false, walk };
}

const NUMERAL = /^-?\d+(?:\.\d+)?$/;

function keep(output: Values, key: string, value: Values): void {
  if (key !== "__proto__") output[key] = value[key];
}

function refuseKeys({ error }: RecordNode, keys: readonly string[], value: Values, walk: Walk): void {
  if (keys.length > 0) report(walk, { code: "unrecognized_keys", keys }, { input: value, error });
}
