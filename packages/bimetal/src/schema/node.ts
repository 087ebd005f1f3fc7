/**
 * A schema as data: what the collector walks to say what is wrong with a value, and what text is coerced by.
 * Written by the compiler into `generated/schemas.ts`.
 */
export type Node =
  | { readonly type: "string"; readonly checks?: readonly LengthCheck[] }
  | { readonly type: "number" | "int"; readonly checks?: readonly RangeCheck[] }
  | { readonly type: "boolean" }
  | { readonly type: "choice"; readonly values: readonly Scalar[] }
  | { readonly type: "array"; readonly item: Node; readonly checks?: readonly LengthCheck[] }
  | { readonly type: "record"; readonly value: Node }
  | { readonly type: "nullable"; readonly inner: Node }
  | ObjectNode;

export interface ObjectNode {
  readonly type: "object";
  /** In the order of the schema's shape, which is the order of issues. */
  readonly fields: readonly Field[];
}

/** The key, its schema, and whether it may be absent: because it is optional or has a default. */
export type Field = readonly [key: string, node: Node, absence?: "optional"];

export type Scalar = string | number | boolean | null;

/** One check, named as zod's method: code points of a string, items of an array. */
export type LengthCheck = { readonly min: number } | { readonly max: number } | { readonly length: number };

/** One check, named as zod's method. */
export type RangeCheck =
  | { readonly gte: number }
  | { readonly gt: number }
  | { readonly lte: number }
  | { readonly lt: number };
