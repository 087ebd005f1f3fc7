import { AssertionError, deepStrictEqual } from "node:assert";
import type { Fetcher, FetchResponse } from "../client/fetcher.ts";

/** An example of the contract, as `generated/examples.ts` has it: what is sent, and what is answered. */
export interface Example {
  /** The route's name. */
  readonly route: string;
  readonly name: string;
  readonly request: {
    readonly method: string;
    /** With the query. */
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
  };
  /** What is absent is not compared. */
  readonly response: {
    readonly status: number;
    readonly contentType?: string;
    readonly location?: string;
    readonly json?: unknown;
    readonly text?: string;
    /** Keys in `json` whose values are not compared. */
    readonly varies?: readonly string[];
  };
}

/**
 * Sends the request of an example, and fails where the answer is another than that of the example.
 *
 * ```ts
 * import { examples } from "../generated/examples";
 *
 * test.for(examples)("$route: $name", (example) => checkExample(example, worker));
 * ```
 *
 * Examples stand in the order of the contract. What they need to be there, such as a session's cookie, is up to the test:
 * give it a `fetch` of its own.
 */
export async function checkExample({ route, name, request, response }: Example, fetcher: Fetcher): Promise<void> {
  const { path, headers, ...init } = request;
  const options = { ...init, headers: { ...headers }, redirect: "manual" } as const;
  const answer = await fetcher.fetch(`https://localhost${path}`, options);
  const text = await answer.text();
  if (answer.status !== response.status) {
    const message = `${route}, "${name}": expected ${response.status}, was answered ${answer.status}: ${text}`;
    throw new AssertionError({ message, actual: answer.status, expected: response.status });
  }
  const { varies = [], ...expected } = response;
  deepStrictEqual(mask(describe(answer, text, expected), varies), mask(expected, varies));
}

/** Of an answer what an example tells. */
function describe({ status, headers }: FetchResponse, text: string, expected: Example["response"]): object {
  return {
    status,
    ...("contentType" in expected && { contentType: headers.get("content-type") }),
    ...("location" in expected && { location: headers.get("location") }),
    ...("json" in expected && { json: JSON.parse(text) }),
    ...("text" in expected && { text }),
  };
}

/** A copy whose values under these keys are all the same. */
function mask(value: object, keys: readonly string[]): unknown {
  return JSON.parse(JSON.stringify(value, (key, inner) => (keys.includes(key) ? "…" : inner)));
}
