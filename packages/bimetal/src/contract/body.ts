import type { AnySchema, ObjectSchema } from "./schema.ts";

/** JSON, with its schema. */
export interface JsonBody {
  readonly kind: "json";
  readonly schema: AnySchema;
  readonly contentType: string;
}

/** A string in both languages. */
export interface TextBody {
  readonly kind: "text";
  readonly contentType: string;
}

/** Bytes that are held in memory as a whole. */
export interface BytesBody {
  readonly kind: "bytes";
  readonly contentType: string;
}

/** Bytes that are handed on as they come. */
export interface StreamBody {
  readonly kind: "stream";
  readonly contentType: string;
}

/** The fields of an HTML form, and its files. */
export interface FormBody {
  readonly kind: "form";
  readonly schema: ObjectSchema;
}

/** Server-sent events, whose data are JSON. */
export interface EventsBody {
  readonly kind: "events";
  readonly schema: AnySchema;
}

/** No body. */
export interface EmptyBody {
  readonly kind: "empty";
}

/** No body, and an address in the `location` header. */
export interface RedirectBody {
  readonly kind: "redirect";
}

/** What a request may carry. A bare zod schema is JSON. */
export type RequestBody = AnySchema | JsonBody | TextBody | BytesBody | StreamBody | FormBody;

/** What a response may carry. A bare zod schema is JSON. */
export type ResponseBody = Exclude<RequestBody, FormBody> | EventsBody | EmptyBody | RedirectBody;

/** A body, and the headers that stand beside it. */
export interface HeadedBody {
  readonly body: ResponseBody;
  /** By lower-case name. What may be absent is `.optional()`. */
  readonly headers: ObjectSchema;
}

/** JSON with a content type of its own: `json(Order, "application/vnd.shop+json")`. A bare schema is `application/json`. */
export function json(schema: AnySchema, contentType: string = "application/json"): JsonBody {
  return { kind: "json", schema, contentType };
}

/** Text: `text()` is `text/plain;charset=UTF-8`, as `c.text()` of Hono is. */
export function text(contentType: string = "text/plain;charset=UTF-8"): TextBody {
  return { kind: "text", contentType };
}

/** A page: text of the type `text/html; charset=utf-8`. */
export function html(): TextBody {
  return text("text/html; charset=utf-8");
}

/** A drawing: text of the type `image/svg+xml`. */
export function svg(): TextBody {
  return text("image/svg+xml");
}

/** Bytes that are held in memory as a whole: `bytes("image/png")`. */
export function bytes(contentType: string = "application/octet-stream"): BytesBody {
  return { kind: "bytes", contentType };
}

/** Bytes that are handed on as they come: `stream("text/csv")`. */
export function stream(contentType: string = "application/octet-stream"): StreamBody {
  return { kind: "stream", contentType };
}

/**
 * The fields of an HTML form, `application/x-www-form-urlencoded`: `form(z.object({ name: z.string(), age: z.int() }))`. Text is
 * coerced as in a query: an array takes all values of a repeated name, and other names are passed over.
 *
 * With a file among its fields it is `multipart/form-data`: `form(z.object({ title: z.string(), photo: z.file().max(500_000)
 * .mime(["image/png"]), pages: z.array(z.file()) }))`. A handler is given a `File`, in Rust a `bimetal::File`; its name and
 * type are what the client says. The route's `bodyLimit` counts the whole form. A file without a name or content is how
 * browsers say that none was chosen: it is absent.
 */
export function form(schema: ObjectSchema): FormBody {
  return { kind: "form", schema };
}

/**
 * Server-sent events: `200: events(Message)`. A handler gives a stream of events, of which each has `data` and may have
 * `event`, `id` and `retry`. The data are written as JSON; a line break or a NUL in an event's name or id becomes a space.
 * In Rust a wait for the next event may last as long as the route's `timeLimit`.
 */
export function events(schema: AnySchema): EventsBody {
  return { kind: "events", schema };
}

/** A response without a body: `204: empty()`. */
export function empty(): EmptyBody {
  return { kind: "empty" };
}

/** A response that names another address: `302: redirect()`. */
export function redirect(): RedirectBody {
  return { kind: "redirect" };
}
