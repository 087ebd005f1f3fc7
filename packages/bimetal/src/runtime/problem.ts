import type { Issue } from "../schema/index.ts";

/** Which part of the request an issue is about. */
export type Part = "params" | "query" | "headers" | "cookies" | "body";

/** An issue as zod has it, and the part of the request that it is about. */
export type RequestIssue = Issue & { readonly in: Part };

/** The most issues that one answer lists; more are only counted. */
export const MOST_ISSUES = 100;

/** A problem as RFC 9457 has it. */
export interface Problem {
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly issues?: readonly RequestIssue[];
  /** How many issues are not listed. */
  readonly truncated?: number;
}

/** Answers with a problem, as `application/problem+json`. */
export function problemResponse(problem: Problem, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify({ type: "about:blank", ...problem }), {
    status: problem.status,
    headers: { "content-type": "application/problem+json", ...headers },
  });
}

/** The body is no JSON, or no UTF-8. */
export const MALFORMED: Problem = {
  title: "Bad Request",
  status: 400,
  detail: "The body is not well-formed JSON in UTF-8.",
};

/** The body is no form, or can be read in several ways. */
export const MALFORMED_FORM: Problem = {
  title: "Bad Request",
  status: 400,
  detail: "The body is not well-formed multipart/form-data.",
};

/** The request does not match the contract. `total` counts the issues beyond those listed, too. */
export function invalid(issues: readonly RequestIssue[], total: number): Problem {
  const listed = issues.slice(0, MOST_ISSUES);
  const problem = {
    title: "Bad Request",
    status: 400,
    detail: "The request does not match the contract.",
    issues: listed,
  };
  return total > listed.length ? { ...problem, truncated: total - listed.length } : problem;
}

/** The body's content type is not the declared one. */
export function unsupportedMediaType(expected: string): Problem {
  return { title: "Unsupported Media Type", status: 415, detail: `The body must be ${expected}.` };
}

/** The body is larger than the route takes. `limit` is in bytes. */
export function contentTooLarge(limit: number): Problem {
  return { title: "Content Too Large", status: 413, detail: `The body must be at most ${limit} bytes.` };
}

/** The path is known, but not with this method. */
export function methodNotAllowed(allow: string): Problem {
  return { title: "Method Not Allowed", status: 405, detail: `This path takes ${allow}.` };
}

/** The call waited longer than its route's limit. */
export const TIMED_OUT: Problem = {
  title: "Gateway Timeout",
  status: 504,
  detail: "The route's time limit has passed.",
};
