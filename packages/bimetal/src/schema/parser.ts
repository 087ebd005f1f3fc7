import { type Collected, collectIssues } from "./collect.ts";
import { INVALID, type Invalid } from "./invalid.ts";
import type { Issue } from "./issue.ts";
import type { Node } from "./node.ts";
import type { StandardProps } from "./standard.ts";

/**
 * Checks values against a schema of the contract. Usable wherever a Standard Schema is.
 *
 * ```ts
 * import { Link } from "../generated/schemas";
 *
 * const link = Link.parse(await response.json());
 * ```
 *
 * Only what JSON can say is told apart: a field that is `undefined` counts as absent. Unknown keys are left out of the
 * value; arrays of scalars are the ones that were given.
 */
export interface Parser<T> {
  /** The value, or a thrown `ValidationError`. */
  parse(value: unknown): T;
  /** The value, or the error; never throws. */
  safeParse(value: unknown): ParseResult<T>;
  /** The value, or `INVALID`: nothing is said about what is wrong, and nothing is made to say it. */
  check(value: unknown): T | Invalid;
  /** What is wrong with a value. Issues beyond `limit` are only counted. */
  collect(value: unknown, limit?: number): Collected;
  /** The schema contains itself or values of any shape: see `readJson`. */
  readonly deep: boolean;
  readonly "~standard": StandardProps<T>;
}

export type ParseResult<T> =
  | { readonly success: true; readonly data: T }
  | { readonly success: false; readonly error: ValidationError };

/** A value that does not match its schema. */
export class ValidationError extends Error {
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(issues.map((issue) => `${issue.path.join(".") || "value"}: ${issue.message}`).join("\n"));
    this.name = "ValidationError";
    this.issues = issues;
  }
}

/** Joins the two emitted halves of a schema: the fast path, which says yes, and the data by which a no is explained. */
export function createParser<T>(check: (value: unknown) => T | Invalid, node: Node, depth?: "deep"): Parser<T> {
  const safeParse = (value: unknown): ParseResult<T> => {
    const data = check(value);
    if (data !== INVALID) return { success: true, data };
    return { success: false, error: new ValidationError(collectIssues(node, value).issues) };
  };
  return {
    check,
    deep: depth === "deep",
    safeParse,
    parse: (value) => {
      const result = safeParse(value);
      if (result.success) return result.data;
      throw result.error;
    },
    collect: (value, limit) => collectIssues(node, value, limit),
    "~standard": {
      version: 1,
      vendor: "bimetal",
      validate: (value) => {
        const result = safeParse(value);
        return result.success ? { value: result.data } : { issues: result.error.issues };
      },
    },
  };
}

/** Like `createParser`, for values that are given back as they are. */
export function createGuard<T>(guard: (value: unknown) => value is T, node: Node, depth?: "deep"): Parser<T> {
  return createParser((value) => (guard(value) ? value : INVALID), node, depth);
}
