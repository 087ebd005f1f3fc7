import { describeIssue, type Issue, type IssueDetail } from "./issue.ts";

/** The state of one walk over a value. */
export interface Walk {
  readonly issues: Issue[];
  total: number;
  readonly limit: number;
  /** Keys from the root to the value that is visited. */
  readonly path: (string | number)[];
  /** What the schema that was visited last gives. */
  value: unknown;
}

/**
 * How far an issue stops what would follow it. zod's issues have a member `continue` for it: `true`, absent, or `false`.
 * A parent takes the greatest of its parts.
 */
export type Stop = number;

/** Nothing: the value has the right type, though it fails a check. */
export const GOES_ON: Stop = 0;
/** The checks of the same schema, but not those of lengths. */
export const STOPS: Stop = 1;
/** All checks of the same schema, and of those around it. */
export const ABORTS: Stop = 2;
/** A pipe has ended early; that is known to what stands directly around it, and forgotten by containers. */
export const ENDED: Stop = 4;

export function createWalk(limit: number): Walk {
  return { issues: [], total: 0, limit, path: [], value: undefined };
}

/** What an issue says beside its detail. */
export interface Report {
  readonly input: unknown;
  /** The author's message; the first that is there. */
  readonly error?: string | undefined;
  /** Keys from the value to what the issue is about. */
  readonly keys?: readonly (string | number)[] | undefined;
}

export function report(walk: Walk, detail: IssueDetail, { input, error, keys = [] }: Report): void {
  walk.total++;
  if (walk.issues.length >= walk.limit) return;
  walk.issues.push({ ...detail, path: [...walk.path, ...keys], message: error ?? describeIssue(detail, input) });
}

/** Adds the issues of a walk that was made apart. */
export function adopt(walk: Walk, { issues, total }: Walk): void {
  for (const issue of issues) {
    if (walk.issues.length >= walk.limit) break;
    const { path, message, ...detail } = issue;
    walk.issues.push({ ...detail, path: [...walk.path, ...path], message } as Issue);
  }
  walk.total += total;
}

export function reportType(walk: Walk, expected: string, input: unknown, error: string | undefined): Stop {
  report(walk, { expected, code: "invalid_type" }, { input, error });
  return STOPS;
}
