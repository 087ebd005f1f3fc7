import type { RequestIssue } from "../runtime/problem.ts";

/** An answer with a declared status: `if (answer.status === 201) …` knows its body. */
export interface Answer<Status extends number, Body> {
  readonly status: Status;
  readonly headers: Headers;
  readonly body: Body;
}

/** An answer that names another address, which is not followed. */
export interface Redirected<Status extends number> {
  readonly status: Status;
  readonly headers: Headers;
  /** As the header says it: possibly relative. */
  readonly location: string;
}

/** What Bimetal answers, with the status 400, to a request that does not match the contract. */
export interface RequestProblem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** What is wrong; absent where the body could not be read at all. */
  readonly issues?: readonly RequestIssue[];
  /** How many issues are not listed. */
  readonly truncated?: number;
}
