import type { Location } from "./diagnostic.ts";

/** Any JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A value of a config file, the same for TOML and JSON, with its place and the comments above it. */
export type Node = Placed &
  (
    | { readonly kind: "string"; readonly value: string }
    /** `integer`: written without fraction or exponent, and exact as a JavaScript number. */
    | { readonly kind: "number"; readonly value: number; readonly integer: boolean }
    | { readonly kind: "boolean"; readonly value: boolean }
    | { readonly kind: "null" }
    /** A TOML date or time, as written. */
    | { readonly kind: "date"; readonly text: string }
    | { readonly kind: "list"; readonly items: readonly Node[] }
    | Table
  );

export type Table = Placed & { readonly kind: "table"; readonly entries: ReadonlyMap<string, Entry> };

/** A key of a table and its value. */
export interface Entry {
  readonly key: Location;
  readonly value: Node;
}

interface Placed {
  readonly location: Location;
  /** The comments directly above: above the key, the table's header, or the item of a list. */
  readonly docs: string | undefined;
}

/** What a format calls its containers. */
export interface Terms {
  readonly list: string;
  readonly table: string;
}

export const tomlTerms: Terms = { list: "an array", table: "a table" };
export const jsonTerms: Terms = { list: "an array", table: "an object" };

/** How a value is called in a diagnostic: `the number 3`. */
export function describe(node: Node, terms: Terms): string {
  switch (node.kind) {
    case "string":
      return `the string ${JSON.stringify(node.value)}`;
    case "number":
      return `the number ${node.value}`;
    case "boolean":
      return String(node.value);
    case "null":
      return "null";
    case "date":
      return `the date ${node.text}`;
    default:
      return terms[node.kind];
  }
}
