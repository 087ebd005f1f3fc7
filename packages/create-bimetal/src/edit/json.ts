import {
  createScanner,
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  type SyntaxKind,
} from "jsonc-parser";
import { UserError } from "../user-error.ts";
import { applyEdits, type Edit, indentAt, lineStart, newlineOf, placeOf } from "./text.ts";

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** Reads JSON with comments and trailing commas, as wrangler and TypeScript do; package.json has neither. */
export function readJson(file: string, text: string): unknown {
  return getNodeValue(parse(file, text));
}

/**
 * Gives a value to a property, whose parents are made where they are missing. To a list that is there it adds what it lacks.
 * `sorted`: a new property is put in the order of its siblings where these have one, else after them.
 */
export function setJson(
  file: string,
  text: string,
  path: readonly [string, ...string[]],
  value: JsonValue,
  sorted = false,
): string {
  const root = parse(file, text);
  const found = findNodeAtLocation(root, [...path]);
  const unit = unitOf(text, root);
  if (found) {
    const last = found.type === "array" ? found.children?.at(-1) : undefined;
    if (last && Array.isArray(value)) {
      const own: readonly unknown[] = getNodeValue(found);
      const more = value.filter((item) => !own.includes(item)).map((item) => `, ${JSON.stringify(item)}`);
      return applyEdits(text, [{ offset: last.offset + last.length, text: more.join("") }]);
    }
    const inner = formatJson(value, unit, newlineOf(text), indentAt(text, found.offset));
    return applyEdits(text, [{ offset: found.offset, length: found.length, text: inner }]);
  }
  const depth = path.findLastIndex((_, index) => findNodeAtLocation(root, path.slice(0, index)) !== undefined);
  const parent = findNodeAtLocation(root, path.slice(0, depth));
  const key = path[depth];
  if (parent?.type !== "object" || key === undefined) {
    throw new UserError(`${file}: \`${path.slice(0, depth).join(".")}\` is expected to be an object.`);
  }
  const made = path.slice(depth + 1).reduceRight<JsonValue>((inner, name) => ({ [name]: inner }), value);
  return applyEdits(text, insertProperty(text, parent, { key, value: made, unit, sorted }));
}

function parse(file: string, text: string): Node {
  const errors: ParseError[] = [];
  const isStrict = /(?:^|\/)package\.json$/.test(file);
  const root = parseTree(text, errors, { allowTrailingComma: !isStrict, disallowComments: isStrict });
  const [error] = errors;
  if (!root || error) {
    throw new UserError(`${placeOf(file, text, error?.offset ?? 0)}: this is not JSON: correct it first.`);
  }
  return root;
}

interface Property {
  readonly key: string;
  readonly value: JsonValue;
  readonly unit: string;
  readonly sorted: boolean;
}

function insertProperty(text: string, object: Node, { key, value, unit, sorted }: Property): Edit[] {
  const newline = newlineOf(text);
  const properties = object.children ?? [];
  const outer = indentAt(text, object.offset);
  const last = properties.at(-1);
  if (!last) {
    const indent = outer + unit;
    const property = `${newline}${indent}${formatProperty(key, value, unit, newline, indent)}`;
    const offset = object.offset + 1;
    const isEmpty = /^\s*$/.test(text.slice(offset, object.offset + object.length - 1));
    return isEmpty
      ? [{ offset, length: object.length - 2, text: `${property}${newline}${outer}` }]
      : [{ offset, text: property }];
  }
  const indent = indentAt(text, last.offset);
  const isLine = lineStart(text, last.offset) === indent;
  const property = isLine ? formatProperty(key, value, unit, newline, indent) : formatProperty(key, value, "", "", "");
  const next = sorted ? findNext(properties, key) : undefined;
  if (next) return [{ offset: next.offset, text: `${property},${isLine ? newline + indent : " "}` }];
  const end = last.offset + last.length;
  const comma = findComma(text, end);
  const commas = comma === undefined ? [{ offset: end, text: "," }] : [];
  // What is said beside the last property stays beside it.
  const offset = isLine ? endOfLine(text, comma ?? end) : (comma ?? end);
  return [
    ...commas,
    { offset, text: `${isLine ? newline + indent : " "}${property}${comma === undefined ? "" : ","}` },
  ];
}

function findNext(properties: readonly Node[], key: string): Node | undefined {
  const names = properties.map(({ children }) => String(children?.[0]?.value));
  const isSorted = names.every((name, index) => index === 0 || (names[index - 1] ?? "") <= name);
  return isSorted ? properties[names.findIndex((name) => name > key)] : undefined;
}

// `SyntaxKind` is a const enum, which there is nothing of at run time.
const COMMA = 5 satisfies SyntaxKind.CommaToken;
const LINE_COMMENT = 12 satisfies SyntaxKind.LineCommentTrivia;
const BLOCK_COMMENT = 13 satisfies SyntaxKind.BlockCommentTrivia;
const TRIVIA = 15 satisfies SyntaxKind.Trivia;

/** Behind the comma that follows a place, if one does. */
function findComma(text: string, offset: number): number | undefined {
  const scanner = createScanner(text, true);
  scanner.setPosition(offset);
  return scanner.scan() === COMMA ? scanner.getTokenOffset() + scanner.getTokenLength() : undefined;
}

/** Behind the comments that follow on the same line. */
function endOfLine(text: string, from: number): number {
  const scanner = createScanner(text, false);
  scanner.setPosition(from);
  let end = from;
  for (;;) {
    const token: number = scanner.scan();
    if (token === LINE_COMMENT || token === BLOCK_COMMENT) end = scanner.getTokenOffset() + scanner.getTokenLength();
    else if (token !== TRIVIA) return end;
  }
}

function formatProperty(key: string, value: JsonValue, unit: string, newline: string, indent: string): string {
  return `${JSON.stringify(key)}: ${formatJson(value, unit, newline, indent)}`;
}

/** Lists stand on one line, and without a newline all does. */
function formatJson(value: JsonValue, unit: string, newline: string, indent: string): string {
  if (Array.isArray(value)) return `[${value.map((item) => formatJson(item, unit, newline, indent)).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const inner = indent + unit;
  const isLine = newline === "";
  const lines = Object.entries(value).map(([key, item]) => inner + formatProperty(key, item, unit, newline, inner));
  return isLine ? `{ ${lines.join(", ")} }` : `{${newline}${lines.join(`,${newline}`)}${newline}${indent}}`;
}

/** What one level is indented by. */
function unitOf(text: string, root: Node): string {
  const first = root.children?.[0];
  const unit = first ? indentAt(text, first.offset) : "";
  return unit === "" ? "  " : unit;
}
