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
    /** The bytes of a body that is no text. */
    readonly base64?: string;
  };
  /** What is absent is not compared. */
  readonly response: {
    readonly status: number;
    readonly contentType?: string;
    readonly location?: string;
    readonly json?: unknown;
    readonly text?: string;
    /** The bytes of a body that is no text. */
    readonly base64?: string;
    /** Of the declared headers those that are told. Of several values each is sent as a header of its own. */
    readonly headers?: Readonly<Record<string, string | readonly string[]>>;
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
  const { path, headers, base64, ...init } = request;
  const bytes = base64 === undefined ? undefined : { body: new Uint8Array(Buffer.from(base64, "base64")) };
  const options = { ...init, ...bytes, headers: { ...headers }, redirect: "manual" } as const;
  const answer = await fetcher.fetch(`https://localhost${path}`, options);
  const content = Buffer.from(await answer.arrayBuffer());
  if (answer.status !== response.status) {
    const message = `${route}, "${name}": expected ${response.status}, was answered ${answer.status}: ${content}`;
    throw new AssertionError({ message, actual: answer.status, expected: response.status });
  }
  const { varies = [], ...expected } = response;
  deepStrictEqual(mask(describe(answer, content, expected), varies), mask(expected, varies));
}

/** Of an answer what an example tells. */
function describe({ status, headers }: FetchResponse, content: Buffer, expected: Example["response"]): object {
  const told = Object.entries(expected.headers ?? {}).map(([name, value]) => {
    return [name, typeof value === "string" ? headers.get(name) : headers.getSetCookie()];
  });
  return {
    status,
    ...("contentType" in expected && { contentType: headers.get("content-type") }),
    ...("location" in expected && { location: headers.get("location") }),
    ...("headers" in expected && { headers: Object.fromEntries(told) }),
    ...("json" in expected && { json: JSON.parse(content.toString()) }),
    ...("text" in expected && { text: content.toString() }),
    ...("base64" in expected && { base64: content.toString("base64") }),
  };
}

/** A copy whose values under these keys are all the same. */
function mask(value: object, keys: readonly string[]): unknown {
  return JSON.parse(JSON.stringify(value, (key, inner) => (keys.includes(key) ? "…" : inner)));
}
