import type { Scalar } from "./node.ts";

/** What is wrong with a value, and where: as zod 4 says it, with the same members in the same order. */
export type Issue = IssueDetail & {
  /** Keys and indices from the root to the value. */
  readonly path: readonly (string | number)[];
  /** One English sentence. */
  readonly message: string;
};

/** An issue without its place. */
export type IssueDetail =
  | { readonly code: "invalid_type"; readonly expected: string; readonly format?: string; readonly received?: string }
  | { readonly code: "invalid_value"; readonly values: readonly Scalar[] }
  | (Bound & { readonly code: "too_big"; readonly maximum: number })
  | (Bound & { readonly code: "too_small"; readonly minimum: number });

interface Bound {
  readonly origin: "string" | "array" | "number" | "int" | "unknown";
  readonly inclusive: boolean;
  /** The length must be equal to the bound. */
  readonly exact?: true;
  readonly note?: string;
}

/** zod's English message for an issue about `input`. */
export function describeIssue(issue: IssueDetail, input: unknown): string {
  switch (issue.code) {
    case "invalid_type":
      return `Invalid input: expected ${issue.expected}, received ${typeName(input)}`;
    case "invalid_value":
      if (issue.values.length === 1) return `Invalid input: expected ${issue.values.map(printScalar).join()}`;
      return `Invalid option: expected one of ${issue.values.map(printScalar).join("|")}`;
    case "too_big":
      return `Too big: expected ${boundText(issue, issue.inclusive ? "<=" : "<")}${issue.maximum}${unit(issue)}`;
    case "too_small":
      return `Too small: expected ${boundText(issue, issue.inclusive ? ">=" : ">")}${issue.minimum}${unit(issue)}`;
  }
}

function boundText(bound: Bound, comparison: string): string {
  const verb = unit(bound) === "" ? "to be" : "to have";
  return `${bound.origin} ${verb} ${bound.exact ? "exactly " : comparison}`;
}

function unit(bound: Bound): string {
  if (bound.origin === "string") return " characters";
  return bound.origin === "array" ? " items" : "";
}

function printScalar(value: Scalar): string {
  return typeof value === "string" ? `"${value}"` : String(value);
}

/** What zod calls the type of a value. */
function typeName(input: unknown): string {
  if (typeof input === "number") return Number.isFinite(input) ? "number" : String(input);
  if (input === null) return "null";
  if (Array.isArray(input)) return "array";
  if (typeof input !== "object") return typeof input;
  const foreign = Object.getPrototypeOf(input) !== Object.prototype && "constructor" in input && input.constructor;
  return foreign ? foreign.name : "object";
}
