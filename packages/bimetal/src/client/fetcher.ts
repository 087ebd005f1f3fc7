/** What sends requests: a service binding such as `env.API`, a Worker under test, or anything else that can `fetch`. */
export interface Fetcher {
  fetch(url: string, init?: FetchInit): Promise<FetchResponse>;
}

/** What of `RequestInit` is used. */
export interface FetchInit {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string | Uint8Array<ArrayBuffer> | ArrayBuffer | ReadableStream<Uint8Array>;
  readonly redirect?: "manual";
  readonly signal?: AbortSignal;
  /** Node asks for it where the body is a stream. */
  readonly duplex?: "half";
}

/** What of `Response` is used. */
export interface FetchResponse {
  readonly status: number;
  readonly headers: { get(name: string): string | null; getSetCookie(): string[] };
  readonly body: unknown;
  text(): Promise<string>;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** `fetch` itself, at an address. */
export function overHttp(): Fetcher {
  return { fetch: (url, init) => fetch(url, init as RequestInit) };
}
