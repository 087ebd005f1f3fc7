import { coerceBoolean, coerceChoice, coerceNumber } from "./coerce.ts";
import type { Invalid } from "./invalid.ts";
import type { Node, ObjectNode } from "./node.ts";
import { createParser, type Parser } from "./parser.ts";

/** Looks a name up among strings: the string, all strings of a repeated name, or nothing. Forms may have files, too. */
export type ReadText = (name: string) => Text | readonly Text[] | undefined;

type Text = string | File;

/** A parser of what arrives as strings: path parameters, a query, headers, cookies, a form. */
export interface TextParser<T> extends Parser<T> {
  /** The strings as the values that they stand for, ready for `check` and `collect`. What stands for nothing stays a string. */
  coerce(read: ReadText): Record<string, unknown>;
}

/** A parser of an object whose fields arrive as strings. */
export function createTextParser<T>(check: (value: unknown) => T | Invalid, node: ObjectNode): TextParser<T> {
  return { ...createParser(check, node), coerce: (read) => coerceText(node, read) };
}

/** Reads a query: all strings of a repeated name. */
export function readQuery(query: URLSearchParams): ReadText {
  return (name) => {
    const values = query.getAll(name);
    return values.length > 1 ? values : values[0];
  };
}

/** Reads headers. */
export function readHeaders(headers: Headers): ReadText {
  return (name) => headers.get(name) ?? undefined;
}

function coerceText(node: ObjectNode, read: ReadText): Record<string, unknown> {
  const output: Record<string, unknown> = {};
  for (const [key, field] of node.fields) {
    const text = read(key);
    if (text !== undefined) output[key] = coerce(field, text);
  }
  return output;
}

function coerce(node: Node, text: Text | readonly Text[]): unknown {
  if ("inner" in node) return coerce(node.inner, text);
  if (node.type === "array") {
    const items: readonly Text[] = Array.isArray(text) ? text : [text];
    return items.map((item) => coerce(node.item, item));
  }
  // A file, or a repeated name where one value is expected: the collector says that it is an array.
  if (typeof text !== "string") return text;
  switch (node.type) {
    case "number":
    case "int":
      return coerceNumber(text);
    case "boolean":
      return coerceBoolean(text);
    case "choice":
      return coerceChoice(node.values, text);
    default:
      return text;
  }
}
