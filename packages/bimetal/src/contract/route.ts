import type { HeadedBody, RequestBody, ResponseBody } from "./body.ts";
import type { Examples } from "./example.ts";
import type { AnySchema, ObjectSchema } from "./schema.ts";
import { captureSite, type Site } from "./site.ts";

/** The language whose handler serves a route in the mixed Worker. */
export type Language = "rust" | "typescript";

/**
 * The responses of a route by status. A handler can give no other.
 *
 * A response may have headers, typed in handlers and clients:
 * `201: { body: Link, headers: z.object({ location: z.string(), "x-total": z.int().optional() }) }`. Values are written as
 * `params` and `query` read them: a string as it is, a number in plain decimals, `true` or `false`. What is no visible
 * ASCII, space or tab in a string is percent-encoded. A value that is absent, or a number that is not finite, is not sent.
 * Cookies may be several: `"set-cookie": z.array(z.string()).optional()`. They stand beside those that middleware has set.
 */
export interface Responses {
  readonly [status: number]: ResponseBody | HeadedBody;
}

/** What a route of any method has. */
export interface RouteOptions {
  /** @default the group's, else "typescript" */
  readonly in?: Language;
  /** One or more sentences; they stand above the handler's types in both languages. */
  readonly description?: string;
  /** Tells clients, and the documentation, that the route should not be used any more. @default false */
  readonly deprecated?: boolean;
  /** The path's parameters. One that is not described is a string. Text is coerced to numbers and booleans. */
  readonly params?: ObjectSchema;
  /** The query's values. Text is coerced as in `params`; an array takes all values of a repeated key. */
  readonly query?: ObjectSchema;
  /** The headers that a handler reads, by lower-case name. Text is coerced as in `params`. */
  readonly headers?: ObjectSchema;
  /**
   * The cookies that a handler reads, by name. Text is coerced as in `params`, after quotes around it are taken off and it is
   * percent-decoded. Of two cookies of one name the first counts.
   */
  readonly cookies?: ObjectSchema;
  /** What TypeScript middleware hands to the handler: `z.object({ userId: z.string() })`. */
  readonly locals?: ObjectSchema;
  /** @example { 201: Link, 409: Problem } */
  readonly responses: Responses;
  /** Requests and their answers, by name. They are checked, shown in the documentation, and sent by tests. */
  readonly examples?: Examples;
  /** Milliseconds after which a pending Rust handler is dropped and answered 504. @default 30000 */
  readonly timeLimit?: number;
}

/** What a route has besides when its method has no request body. */
export interface BodilessRouteOptions extends RouteOptions {
  readonly body?: never;
  readonly bodyLimit?: never;
}

/** What a route has besides when its method has a request body. */
export interface BodyRouteOptions extends RouteOptions {
  /** A zod schema is JSON; `text()`, `bytes("image/png")`, `stream("text/csv")`, `form(…)`, … are what they say. */
  readonly body?: RequestBody;
  /** Bytes of body that are read at most; more is answered 413. @default 1048576 */
  readonly bodyLimit?: number;
}

/** A route as the compiler reads it. */
export interface Route {
  readonly kind: "route";
  readonly method: string;
  readonly path: string;
  readonly options: RouteOptions & { readonly body?: AnySchema | RequestBody; readonly bodyLimit?: number };
  readonly site: Site;
}

/** `/links`, `/links/:slug`, `/files/*path`: static segments, parameters, and a final catch-all. */
export type Path = `/${string}`;

/** `GET`; it serves `HEAD` too. */
export function get(path: Path, options: BodilessRouteOptions): Route {
  return { kind: "route", method: "GET", path, options, site: captureSite(get) };
}

/** `POST`. */
export function post(path: Path, options: BodyRouteOptions): Route {
  return { kind: "route", method: "POST", path, options, site: captureSite(post) };
}

/** `PUT`. */
export function put(path: Path, options: BodyRouteOptions): Route {
  return { kind: "route", method: "PUT", path, options, site: captureSite(put) };
}

/** `PATCH`. */
export function patch(path: Path, options: BodyRouteOptions): Route {
  return { kind: "route", method: "PATCH", path, options, site: captureSite(patch) };
}

/** `DELETE`. */
export function del(path: Path, options: BodyRouteOptions): Route {
  return { kind: "route", method: "DELETE", path, options, site: captureSite(del) };
}

/** `OPTIONS`. */
export function options(path: Path, own: BodilessRouteOptions): Route {
  return { kind: "route", method: "OPTIONS", path, options: own, site: captureSite(options) };
}

/** A route of any other method: `route("PURGE", "/cache/*key", { responses: { 204: empty() } })`. */
export function route<Method extends string>(method: Method, path: Path, own: OptionsOf<Method>): Route {
  return { kind: "route", method, path, options: own, site: captureSite(route) };
}

type OptionsOf<Method extends string> = Method extends "GET" | "OPTIONS" ? BodilessRouteOptions : BodyRouteOptions;
