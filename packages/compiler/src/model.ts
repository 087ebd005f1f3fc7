/**
 * The checked model: everything an emitter needs, decided. It is plain data; emitters walk it and cannot fail.
 */
import type { Binding, Json, Location } from "@bimetal/config";

export type { Json };

/** One Worker's contract and bindings, lowered and checked. */
export interface Model {
  readonly title: string;
  readonly version: string;
  /** The path of the contract as written into headers of generated files, `/`-separated, relative to the project. */
  readonly source: string;
  /** In order of declaration. */
  readonly routes: readonly Route[];
  /** Every named type, each after the types it uses. */
  readonly types: readonly NamedType[];
  readonly bindings: readonly Binding[];
}

/** A name in each casing that an emitter needs. All were checked for collisions and are safe identifiers. */
export interface Name {
  /** As the author wrote it: `linkQr`. */
  readonly author: string;
  /** `linkQr`; TypeScript functions and fields. */
  readonly camel: string;
  /** `LinkQr`; types in both languages. */
  readonly pascal: string;
  /** `link_qr`; Rust functions, modules and fields. A keyword carries `r#`. */
  readonly snake: string;
}

export type Language = "rust" | "typescript";

export interface Route {
  readonly name: Name;
  /** Upper case: `GET`. */
  readonly method: string;
  /** With every group's prefix: `/links/:slug/qr`. */
  readonly path: string;
  /** The path split on `/`: that of `/` is one static segment, the empty one, and a trailing slash ends in one. */
  readonly segments: readonly Segment[];
  readonly language: Language;
  readonly docs: string | undefined;
  /** Path parameters in order; `undefined` where the path has none. */
  readonly params: ObjectShape | undefined;
  readonly query: ObjectShape | undefined;
  /** Field names are lower-case header names. */
  readonly headers: ObjectShape | undefined;
  /** What middleware hands to the handler. */
  readonly locals: ObjectShape | undefined;
  readonly body: Body | undefined;
  /** At most this many bytes of body are read; more is answered 413. */
  readonly bodyLimit: number;
  /** Milliseconds after which a pending Rust call is dropped and answered 504. */
  readonly timeLimit: number;
  /** Sorted by status. */
  readonly responses: readonly Response[];
  readonly location: Location;
}

export type Segment =
  | { readonly kind: "static"; readonly value: string }
  | { readonly kind: "parameter"; readonly name: string }
  | { readonly kind: "catchAll"; readonly name: string };

export interface Response {
  readonly status: number;
  /** The reason phrase as a type name: `Ok`, `NotFound`, `Status299`. */
  readonly name: Name;
  readonly body: Body;
}

/** What a request or response body is. `contentType` is the full header value. */
export type Body =
  /** The schema is always a named type. */
  | { readonly kind: "json"; readonly schema: Schema; readonly contentType: string }
  | { readonly kind: "text"; readonly contentType: string }
  | { readonly kind: "bytes"; readonly contentType: string }
  | { readonly kind: "stream"; readonly contentType: string }
  | { readonly kind: "empty" }
  | { readonly kind: "redirect" };

/** A schema, with every check decided. Checks stand in the author's order. */
export type Schema =
  | { readonly kind: "string"; readonly checks: readonly LengthCheck[] }
  | { readonly kind: "number"; readonly checks: readonly RangeCheck[] }
  | { readonly kind: "int"; readonly checks: readonly RangeCheck[] }
  | { readonly kind: "boolean" }
  | { readonly kind: "array"; readonly item: Schema; readonly checks: readonly LengthCheck[] }
  | { readonly kind: "record"; readonly value: Schema }
  | { readonly kind: "nullable"; readonly inner: Schema }
  /** Only as a field of an object. */
  | { readonly kind: "optional"; readonly inner: Schema }
  /** Only as a field of an object. `value` is an output value, already checked to be one. */
  | { readonly kind: "default"; readonly inner: Schema; readonly value: Json }
  /** A row of `Model.types`. */
  | { readonly kind: "named"; readonly name: Name };

/** Lengths count code points in strings, items in arrays. */
export interface LengthCheck {
  readonly kind: "min" | "max" | "length";
  readonly value: number;
}

export interface RangeCheck {
  readonly kind: "min" | "max";
  readonly value: number;
  readonly inclusive: boolean;
}

/** A type with a declaration of its own in both languages. */
export type NamedType = {
  readonly name: Name;
  readonly docs: string | undefined;
  readonly location: Location;
} & (
  | { readonly kind: "object"; readonly shape: ObjectShape; readonly wire: readonly Wire[] }
  /** An enum or a literal: one of these scalars. */
  | { readonly kind: "choice"; readonly from: "enum" | "literal"; readonly options: readonly Choice[] }
  /** Another schema under a name of its own: the author's `.meta({ id })`, or a JSON body that is no object. */
  | { readonly kind: "alias"; readonly schema: Schema }
);

/** How values of an object type arrive: as JSON, or as strings (path parameters, query, headers) that are coerced. */
export type Wire = "json" | "text";

export interface Choice {
  /** The Rust variant; unique in its type. */
  readonly variant: string;
  readonly value: string | number | boolean | null;
}

export interface ObjectShape {
  /** The declared type: `Link`, or one made from the route: `LinkQrQuery`. */
  readonly name: Name;
  /** In the author's order. */
  readonly fields: readonly Field[];
}

export interface Field {
  /** The key on the wire and its name in Rust. */
  readonly name: Name;
  readonly schema: Schema;
  readonly docs: string | undefined;
}
