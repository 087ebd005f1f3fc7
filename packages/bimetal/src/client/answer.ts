import type { RequestIssue } from "../runtime/problem.ts";

/** An answer with a declared status: `if (answer.status === 201) …` knows its body. */
export interface Answer<Status extends number, Body> {
  readonly status: Status;
  readonly headers: Headers;
  readonly body: Body;
}

/** An answer for whose status the contract declares headers. */
export type Declared<Answered, Values> = Answered & {
  /**
   * Their values. In a browser, those of another origin are only seen where `access-control-expose-headers` names them, and
   * what must be there and is not is thrown as an `UnexpectedResponse`.
   */
  readonly declared: Values;
};

/**
 * An answer that names another address, which is not followed. Browsers hide it from scripts: there it is thrown as an
 * `UnexpectedResponse` of the status 0.
 */
export interface Redirected<Status extends number> {
  readonly status: Status;
  readonly headers: Headers;
  /** As the header says it: possibly relative. */
  readonly location: string;
}

/** What Bimetal itself answers to a request that it refuses: 400 where it does not match the contract, 413, 415. */
export interface RequestProblem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** What does not match the contract; absent where the body was not read. */
  readonly issues?: readonly RequestIssue[];
  /** How many issues are not listed. */
  readonly truncated?: number;
}
