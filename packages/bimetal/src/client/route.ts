import type { Parser } from "../schema/index.ts";

/** A route, as `generated/client.ts` describes it: how its requests are written, and how its answers are read. */
export interface ClientRoute {
  /** Upper case. */
  readonly method: string;
  /** `/links/:slug/qr`; a catch-all is its last segment: `*rest`. */
  readonly path: string;
  /** How the body is sent, if there is one. `contentType` is the header's whole value. */
  readonly body?: { readonly kind: SentKind; readonly contentType: string };
  readonly responses: Readonly<Record<number, AnswerKind>>;
  /** The headers that are declared for a status. */
  readonly headers?: Readonly<Record<number, readonly HeaderField[]>>;
  /** The statuses that Bimetal itself may refuse a request with, as a `RequestProblem`. */
  readonly refuses?: readonly number[];
}

/** The name of a header and what its text stands for: one of the listed values, where there is a list. `cookies` are several. */
export type HeaderField = readonly [
  name: string,
  kind: "cookies" | "string" | "number" | "boolean" | readonly (string | number | boolean | null)[],
  presence?: "optional",
];

/** How a request's body is written. */
export type SentKind = "json" | "text" | "bytes" | "stream" | "form" | "multipart";

/** How an answer's body is read. */
export type AnswerKind = "json" | "text" | "bytes" | "stream" | "events" | "empty" | "redirect";

/** Every route by its name. */
export type ClientRoutes = Readonly<Record<string, ClientRoute>>;

/** The parsers of each route's JSON answers, by status. */
export type ClientParsers = Readonly<Record<string, Readonly<Record<number, Parser<unknown>>>>>;
