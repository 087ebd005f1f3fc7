import type { Parser, ReadText, TextParser } from "../schema/index.ts";

/** What a request of a route must be, as generated code describes it. */
export interface RequestDefinition {
  /** As in the contract: `linkQr`. */
  readonly name: string;
  readonly params?: TextParser<unknown>;
  readonly query?: TextParser<unknown>;
  readonly headers?: TextParser<unknown>;
  readonly cookies?: TextParser<unknown>;
  readonly body?: RequestBody;
}

/** A route, as generated code describes it: what a request must be, and what the answers look like. */
export interface Definition extends RequestDefinition {
  /** Upper case. */
  readonly method: string;
  /** `/links/:slug/qr`; a catch-all is its last segment: `*rest`. */
  readonly path: string;
  /** What middleware hands over; it is checked only to explain a refusal. */
  readonly locals?: Parser<unknown>;
  readonly responses: Readonly<Record<number, DeclaredResponse>>;
  /** The status that a plain return value is the body of: the one success, if it needs no headers. */
  readonly success?: number;
}

/** What a request's body must be. `limit` is in bytes. */
export type RequestBody = { readonly limit: number } & (
  | { readonly kind: "json"; readonly parser: Parser<unknown> }
  | { readonly kind: "form"; readonly parser: TextParser<unknown> }
  | { readonly kind: "multipart"; readonly parser: TextParser<unknown>; readonly read: ReadMultipart }
  | { readonly kind: "text" | "bytes" | "stream"; readonly contentType: string }
);

/** `readMultipart`. Only a Worker that has such a form has the function that reads it. */
export type ReadMultipart = (contentType: string, body: Uint8Array) => ReadText | undefined;

/** What a response is. `contentType` is the header's whole value; `headers` are the names of those that are declared. */
export type DeclaredResponse = { readonly headers?: readonly string[] } & (
  | { readonly kind: "json" | "text" | "bytes" | "stream" | "events"; readonly contentType: string }
  | { readonly kind: "empty" | "redirect" }
);

/** A route that Rust serves. */
export interface RustDefinition extends Definition {
  /** The Wasm export: `bm_route_link_qr`. */
  readonly export: string;
  /** Names of the path parameters and of the declared headers, in the order in which Rust reads them. */
  readonly paramNames: readonly string[];
  readonly headerNames: readonly string[];
  /** Milliseconds that a call may wait. */
  readonly timeLimit: number;
}

/** A route that Rust finds and serves. */
export interface FoundDefinition extends RequestDefinition {
  /** Milliseconds that a call may wait. */
  readonly timeLimit: number;
}
