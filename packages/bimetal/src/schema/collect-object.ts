import { visitIn } from "./collect.ts";
import { isObject } from "./kind.ts";
import type { Node, ObjectNode, Presence } from "./node.ts";
import { GOES_ON, report, reportType, STOPS, type Stop, type Walk } from "./walk.ts";

type Values = Record<string, unknown>;

export function visitObject(node: ObjectNode, value: unknown, walk: Walk): Stop {
  const { fields, others, error } = node;
  if (!isObject(value)) return reportType(walk, "object", value, error);
  const output: Values = {};
  let stop = GOES_ON;
  for (const [key, field, presence] of fields) {
    stop = Math.max(stop, visitField({ key, field, presence, value, output }, walk));
  }
  if (others === "refused") refuseOthers(node, value, walk);
  else if (others !== undefined) stop = Math.max(stop, visitOthers(node, others, value, output, walk));
  walk.value = output;
  return stop;
}

interface Visit {
  readonly key: string;
  readonly field: Node;
  readonly presence: Presence | undefined;
  readonly value: Values;
  readonly output: Values;
}

function visitField({ key, field, presence, value, output }: Visit, walk: Walk): Stop {
  const item = value[key];
  if (item !== undefined) {
    const stop = visitIn(key, field, item, walk);
    output[key] = walk.value;
    return stop;
  }
  switch (presence) {
    case "optional":
      return GOES_ON;
    case "filled": {
      const stop = visitIn(key, field, undefined, walk);
      output[key] = walk.value;
      return stop;
    }
    default:
      return visitAbsent(key, field, walk);
  }
}

/** A key that must be there. A schema that would take anything does not say so itself. */
function visitAbsent(key: string, field: Node, walk: Walk): Stop {
  const before = walk.total;
  const stop = visitIn(key, field, undefined, walk);
  if (walk.total > before) return stop;
  report(walk, { code: "invalid_type", expected: "nonoptional" }, { input: undefined, keys: [key] });
  return STOPS;
}

/** That a key is unknown says nothing about the value that the others make: it stops nothing. */
function refuseOthers({ fields, error }: ObjectNode, value: Values, walk: Walk): void {
  const known = new Set(fields.map(([key]) => key));
  const keys = Object.keys(value).filter((key) => !known.has(key));
  if (keys.length > 0) report(walk, { code: "unrecognized_keys", keys }, { input: value, error });
}

function visitOthers({ fields }: ObjectNode, others: Node, value: Values, output: Values, walk: Walk): Stop {
  const known = new Set(fields.map(([key]) => key));
  let stop = GOES_ON;
  for (const key of Object.keys(value)) {
    if (known.has(key) || key === "__proto__") continue;
    stop = Math.max(stop, visitIn(key, others, value[key], walk));
    output[key] = walk.value;
  }
  return stop;
}
