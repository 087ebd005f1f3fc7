import type { Json } from "../model.ts";
import { tsProperty, tsString } from "../names.ts";
import { WIDTH } from "./ts-layout.ts";

/** A literal of TypeScript, to be laid out as biome lays it out. */
export type Literal =
  /** An expression that cannot be broken. */
  | { readonly kind: "atom"; readonly text: string }
  | { readonly kind: "array"; readonly items: readonly Literal[] }
  | { readonly kind: "object"; readonly entries: readonly (readonly [key: string, value: Literal])[] };

export function atom(text: string): Literal {
  return { kind: "atom", text };
}

export function array(items: readonly Literal[]): Literal {
  return { kind: "array", items };
}

/** An object with the entries that are there. */
export function object(entries: readonly (readonly [key: string, value: Literal | undefined])[]): Literal {
  return { kind: "object", entries: entries.flatMap(([key, value]) => (value ? [[key, value] as const] : [])) };
}

/** A value of JSON. */
export function json(value: Json): Literal {
  if (typeof value === "string") return atom(tsString(value));
  if (typeof value === "number") return atom(String(value).replace("e+", "e"));
  if (value === null || typeof value === "boolean") return atom(String(value));
  if (isList(value)) return array(value.map(json));
  return object(Object.entries(value).map(([key, item]) => [key, json(item)]));
}

/** The literal's lines. It begins at `column`, its line is indented by `indent`, and `rest` columns follow its end. */
export function layOut(literal: Literal, indent: number, column: number, rest: number): string[] {
  if (!mustBreak(literal)) {
    const text = flat(literal);
    if (literal.kind === "atom" || column + text.length + rest <= WIDTH) return [text];
  }
  if (literal.kind === "atom") return [literal.text];
  if (literal.kind === "array") {
    const items = literal.items.map((item) => layOut(item, indent + 2, indent + 2, 1));
    return ["[", ...items.flatMap((lines) => inner(lines)), "]"];
  }
  const entries = literal.entries.map(([key, value]) => {
    const column = indent + 2 + tsProperty(key).length + 2;
    const [first = "", ...others] = layOut(value, indent + 2, column, 1);
    // Below a key that is so short, a line of its own would gain nothing.
    const isBreakable = tsProperty(key).length > 4 && value.kind === "atom" && /^["']/.test(first);
    const isLongText = isBreakable && column + first.length + 1 > WIDTH;
    return isLongText ? [`${tsProperty(key)}:`, `  ${first}`] : [`${tsProperty(key)}: ${first}`, ...others];
  });
  return ["{", ...entries.flatMap((lines) => inner(lines)), "}"];
}

export function flat(literal: Literal): string {
  if (literal.kind === "atom") return literal.text;
  if (literal.kind === "array") return `[${literal.items.map(flat).join(", ")}]`;
  if (literal.entries.length === 0) return "{}";
  return `{ ${literal.entries.map(([key, value]) => `${tsProperty(key)}: ${flat(value)}`).join(", ")} }`;
}

/** biome breaks a list of lists or of objects wherever each of them has several parts. */
function mustBreak(literal: Literal): boolean {
  if (literal.kind === "atom") return false;
  if (literal.kind === "object") return literal.entries.some(([, value]) => mustBreak(value));
  const { items } = literal;
  const kinds = new Set(items.map(({ kind }) => kind));
  const isTable = items.length > 1 && kinds.size === 1 && items.every((item) => partCount(item) > 1);
  return isTable || items.some(mustBreak);
}

function partCount(literal: Literal): number {
  if (literal.kind === "array") return literal.items.length;
  return literal.kind === "object" ? literal.entries.length : 0;
}

function inner(lines: readonly string[]): string[] {
  return lines.map((line, index) => `  ${line}${index === lines.length - 1 ? "," : ""}`);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
