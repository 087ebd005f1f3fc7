import { runSize } from "./collect-length.ts";
import type { FileNode } from "./node.ts";
import { ABORTS, GOES_ON, report, reportType, type Stop, type Walk } from "./walk.ts";

/** Visits a file of a form. */
export function visitFile({ checks = [], error: own }: FileNode, value: unknown, walk: Walk): Stop {
  if (!(value instanceof File)) return reportType(walk, "file", value, own);
  const { size, type } = value;
  for (const check of checks) {
    const before = walk.total;
    const how = { input: value, error: check.error ?? own };
    if (!("types" in check)) runSize(check, { origin: "file", length: size, size }, how, walk);
    else if (!check.types.includes(type)) report(walk, { code: "invalid_value", values: check.types }, how);
    if (walk.total > before && check.abort) return ABORTS;
  }
  return GOES_ON;
}
