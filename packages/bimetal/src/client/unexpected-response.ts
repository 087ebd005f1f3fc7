import type { FetchResponse } from "./fetcher.ts";

/** An answer that the contract does not declare, or that is not what it declares: the caller cannot have expected it. */
export class UnexpectedResponse extends Error {
  override readonly name: string = "UnexpectedResponse";
  /** The route's name. */
  readonly route: string;
  readonly status: number;
  readonly headers: Headers;
  /** The body as text. */
  readonly body: string;

  constructor(route: string, response: Pick<FetchResponse, "status" | "headers">, body: string, cause?: unknown) {
    const why = cause === undefined ? "which the contract does not declare" : "but not as the contract declares it";
    super(`\`${route}\` was answered ${response.status}, ${why}: ${shorten(body)}`, { cause });
    this.route = route;
    this.status = response.status;
    this.headers = response.headers as Headers;
    this.body = body;
  }
}

function shorten(body: string): string {
  return body.length > 200 ? `${body.slice(0, 199)}…` : body;
}
