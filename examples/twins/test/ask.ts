import type { TestWorker } from "bimetal/test";

export interface Sent {
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is, with `type` as its content type. */
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly type?: string;
}

/** What a test compares: the status, the headers that Bimetal sets, and the body, of JSON its value. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export type Ask = (method: string, path: string, sent?: Sent) => Promise<Answer>;

/** Asks a Worker. Redirects are not followed. */
export function createAsk({ fetch }: Pick<TestWorker<object>, "fetch">): Ask {
  return async (method, path, { json, body = JSON.stringify(json), type = "application/json" } = {}) => {
    const content = body === undefined ? {} : { body, headers: { "content-type": type } };
    const response = await fetch(path, { method, redirect: "manual", ...content });
    const headers = SET.flatMap((name) => {
      const value = response.headers.get(name);
      return value === null ? [] : [[name, value] as const];
    });
    const text = await response.text();
    const isJson = text !== "" && /^application\/(?:.*\+)?json$/.test(response.headers.get("content-type") ?? "");
    return { status: response.status, headers: Object.fromEntries(headers), body: isJson ? JSON.parse(text) : text };
  };
}

const SET = ["content-type", "location", "allow"];
