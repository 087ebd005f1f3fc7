import { type AST, getStaticTOMLValue, ParseError, parseTOML } from "toml-eslint-parser";
import { UserError } from "../user-error.ts";
import { appendLines, applyEdits, indentAt, lineEnd, newlineOf } from "./text.ts";

export type TomlValue = string | readonly string[];

/** Reads a document. */
// biome-ignore lint/suspicious/noExplicitAny: it is TOML.
export function readToml(file: string, text: string): any {
  return getStaticTOMLValue(parseDocument(file, text));
}

/** Gives a value to a key of the top level, or to one of a table there. To a list that is there it adds what it lacks. */
export function setToml(
  file: string,
  text: string,
  path: readonly [key: string] | readonly [table: string, key: string],
  value: TomlValue,
): string {
  const places = parse(file, text);
  const found = places.find(({ path: other }) => isSame(other, path));
  if (found) {
    const { value: node } = found;
    const [start, end] = node.range;
    if (node.type === "TOMLArray" && node.elements.length > 0 && typeof value !== "string") {
      const own: readonly unknown[] = getStaticTOMLValue(node);
      const more = value.filter((item) => !own.includes(item)).map((item) => `, ${JSON.stringify(item)}`);
      return applyEdits(text, [{ offset: node.elements.at(-1)?.range[1] ?? end, text: more.join("") }]);
    }
    return applyEdits(text, [{ offset: start, length: end - start, text: formatToml(value) }]);
  }
  const [table, key] = path;
  return key === undefined
    ? insertTop(text, places, `${table} = ${formatToml(value)}`)
    : insertInTable(file, text, table, `${key} = ${formatToml(value)}`);
}

/** A key with a value, and where it stands. */
interface Place {
  readonly path: readonly string[];
  readonly value: AST.TOMLContentNode;
  /** Of the line of the file that has it: there a line may follow. */
  readonly line: AST.TOMLKeyValue;
  readonly isTop: boolean;
}

function parse(file: string, text: string): Place[] {
  return parseDocument(file, text).body[0].body.flatMap((element) => {
    if (element.type === "TOMLKeyValue") return placesOf([], element, element, true);
    if (element.kind === "array") return [];
    return element.body.flatMap((own) => placesOf(keysOf(element.key), own, own, false));
  });
}

function parseDocument(file: string, text: string): AST.TOMLProgram {
  try {
    return parseTOML(text, { tomlVersion: "latest" });
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    const { lineNumber, column, message } = error;
    throw new UserError(`${file}:${lineNumber}:${column + 1}: this is not TOML: ${message}. Correct it first.`);
  }
}

function placesOf(above: readonly string[], pair: AST.TOMLKeyValue, line: AST.TOMLKeyValue, isTop: boolean): Place[] {
  const path = [...above, ...keysOf(pair.key)];
  const { value } = pair;
  const inner = value.type === "TOMLInlineTable" ? value.body.flatMap((own) => placesOf(path, own, line, isTop)) : [];
  return [{ path, value, line, isTop }, ...inner];
}

function keysOf({ keys }: AST.TOMLKey | AST.TOMLTable["key"]): string[] {
  return keys.map((key) => (key.type === "TOMLBare" ? key.name : key.value));
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key, index) => key === b[index]);
}

/** Below `name`, or else above everything. */
function insertTop(text: string, places: readonly Place[], line: string): string {
  const name = places.find(({ path, isTop }) => isTop && isSame(path, ["name"]));
  return name ? insertBelow(text, name.line.range[1], line) : `${line}${newlineOf(text)}${text}`;
}

function insertInTable(file: string, text: string, table: string, line: string): string {
  const elements = parseDocument(file, text).body[0].body;
  const header = elements.find(
    (element): element is AST.TOMLTable =>
      element.type === "TOMLTable" && element.kind === "standard" && isSame(keysOf(element.key), [table]),
  );
  if (header) {
    const last = header.body.at(-1);
    return insertBelow(text, last?.range[1] ?? header.key.range[1], line, indentAt(text, (last ?? header).range[0]));
  }
  // `table = { … }`, or `table.key = …`.
  const own = elements.flatMap((element) => (element.type === "TOMLKeyValue" ? [element] : []));
  const inline = own.find(({ key }) => isSame(keysOf(key), [table]))?.value;
  if (inline?.type === "TOMLInlineTable") {
    const last = inline.body.at(-1);
    return applyEdits(text, [
      { offset: last?.range[1] ?? inline.range[0] + 1, text: last ? `, ${line}` : ` ${line} ` },
    ]);
  }
  const dotted = own.findLast(({ key }) => keysOf(key)[0] === table && keysOf(key).length > 1);
  if (dotted) return insertBelow(text, dotted.range[1], `${table}.${line}`);
  return appendLines(text, ["", `[${table}]`, line]);
}

function insertBelow(text: string, offset: number, line: string, indent = ""): string {
  return applyEdits(text, [{ offset: lineEnd(text, offset), text: `${newlineOf(text)}${indent}${line}` }]);
}

/** What JSON writes so, TOML reads so. */
function formatToml(value: TomlValue): string {
  return typeof value === "string"
    ? JSON.stringify(value)
    : `[${value.map((item) => JSON.stringify(item)).join(", ")}]`;
}
