import { runLength } from "./collect-length.ts";
import { checkUrl, isFormat, matches } from "./format.ts";
import type { LengthCheck, Node, TextChange, TextCheck, UrlCheck } from "./node.ts";
import { ABORTS, GOES_ON, report, reportType, STOPS, type Stop, type Walk } from "./walk.ts";

export function visitText(node: Node & { readonly type: "string" }, value: unknown, walk: Walk): Stop {
  const { checks = [], error } = node;
  walk.value = value;
  let stop = typeof value === "string" ? GOES_ON : reportType(walk, "string", value, error);
  for (const check of checks) {
    const before = walk.total;
    if (isLength(check)) {
      if (stop < ABORTS) runLength(check, walk.value, error, walk);
    } else if (stop === GOES_ON) {
      runCheck(check, walk.value as string, error, walk);
    }
    if (walk.total > before && check.abort) stop = ABORTS;
  }
  return stop;
}

export function visitTemplate(node: Node & { readonly type: "template" }, value: unknown, walk: Walk): Stop {
  const { pattern, error } = node;
  if (typeof value !== "string") return reportType(walk, "string", value, error);
  if (matches(pattern, value)) return GOES_ON;
  const detail = { code: "invalid_format", format: "template_literal", pattern: pattern.source } as const;
  report(walk, detail, { input: value, error });
  return STOPS;
}

/** A string after one of zod's changes. */
function changeText(text: string, change: TextChange): string {
  switch (change) {
    case "trim":
      return text.trim();
    case "lower":
      return text.toLowerCase();
    case "upper":
      return text.toUpperCase();
    case "slugify":
      return text
        .toLowerCase()
        .trim()
        .replace(/[^\w\s-]/g, "")
        .replace(/[\s_-]+/g, "-")
        .replace(/^-+|-+$/g, "");
    default:
      return text.normalize(change);
  }
}

function isLength(check: TextCheck): check is LengthCheck {
  return "min" in check || "max" in check || "length" in check;
}

function runCheck(check: Exclude<TextCheck, LengthCheck>, text: string, schemaError: string | undefined, walk: Walk) {
  const how = { input: text, error: check.error ?? schemaError };
  const code = "invalid_format";
  const origin = "string";
  if ("change" in check) {
    walk.value = changeText(text, check.change);
  } else if ("pattern" in check) {
    const { pattern, format = "regex", plain } = check;
    if (matches(pattern, text)) return;
    if (plain) report(walk, { code, format }, how);
    else report(walk, { origin, code, format, pattern: String(pattern) }, how);
  } else if ("prefix" in check) {
    const { prefix } = check;
    if (!text.startsWith(prefix)) report(walk, { origin, code, format: "starts_with", prefix }, how);
  } else if ("suffix" in check) {
    const { suffix } = check;
    if (!text.endsWith(suffix)) report(walk, { origin, code, format: "ends_with", suffix }, how);
  } else if ("includes" in check) {
    const { includes } = check;
    if (!text.includes(includes, check.position)) report(walk, { origin, code, format: "includes", includes }, how);
  } else if (check.format === "url") {
    runUrl(check as UrlCheck, text, how, walk);
  } else if (!isFormat(check.format, text, "alg" in check ? check.alg : undefined)) {
    report(walk, { code, format: check.format }, how);
  }
}

function runUrl(check: UrlCheck, text: string, how: Parameters<typeof report>[2], walk: Walk): void {
  const { value, problems } = checkUrl(text, check);
  for (const problem of problems) report(walk, { code: "invalid_format", format: "url", ...problem }, how);
  walk.value = value;
}
