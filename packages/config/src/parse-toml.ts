import { parse as parseAsWrangler, TomlError } from "smol-toml";
import { type AST, ParseError, parseTOML } from "toml-eslint-parser";
import type { Diagnostic, Outcome } from "./diagnostic.ts";
import { diagnose } from "./diagnostics.ts";
import { createDocs, createSource, type Source } from "./source.ts";
import type { Entry, Node, Table } from "./tree.ts";

/**
 * Parses wrangler.toml. Whether it is TOML is decided by smol-toml, which is wrangler's own parser; the tree comes from
 * toml-eslint-parser, because smol-toml has no positions and no comments.
 */
export function parseToml(file: string, text: string): Outcome<Node> {
  const source = createSource(file, text);
  try {
    parseAsWrangler(text);
    const ast = parseTOML(text, { tomlVersion: "latest" });
    return { value: buildDocument(source, ast), diagnostics: [] };
  } catch (error) {
    return { diagnostics: [syntaxError(file, error)] };
  }
}

function syntaxError(file: string, error: unknown): Diagnostic {
  if (error instanceof TomlError) {
    const problem = (error.message.split("\n")[0] ?? "").replace("Invalid TOML document: ", "this is not TOML: ");
    return diagnose("config/syntax", { file, problem }, { file, line: error.line, column: error.column });
  }
  if (error instanceof ParseError) {
    const location = { file, line: error.lineNumber, column: error.column + 1 };
    return diagnose("config/syntax", { file, problem: `this is not TOML: ${error.message}` }, location);
  }
  throw error;
}

interface Builder {
  readonly source: Source;
  readonly docs: (offset: number) => string | undefined;
}

type MutableTable = Table & { readonly entries: Map<string, Entry> };
type MutableList = Extract<Node, { kind: "list" }> & { readonly items: Node[] };

function buildDocument(source: Source, ast: AST.TOMLProgram): Node {
  const comments = ast.comments.map(({ range: [start, end], value }) => ({
    start,
    end,
    lines: [value.replace(/^#+/, "")],
  }));
  const builder: Builder = { source, docs: createDocs(source, comments) };
  const root = createTable(builder, 0, undefined);
  for (const element of ast.body[0].body) {
    if (element.type === "TOMLKeyValue") addKeyValue(builder, root, element);
    else addTable(builder, root, element);
  }
  return root;
}

/** `[a.b]` or `[[a.b]]` with its body. */
function addTable(builder: Builder, root: MutableTable, header: AST.TOMLTable): void {
  const table = header.kind === "array" ? addItem(builder, root, header) : walk(builder, root, header.key.keys, header);
  for (const keyValue of header.body) addKeyValue(builder, table, keyValue);
}

function addItem(builder: Builder, root: MutableTable, header: AST.TOMLTable): MutableTable {
  const keys = header.key.keys;
  const last = keys.at(-1);
  const parent = walk(builder, root, keys.slice(0, -1), undefined);
  const [start] = header.range;
  const item = createTable(builder, start, builder.docs(start));
  if (!last) return item; // a header has at least one key
  const list = parent.entries.get(keyText(last))?.value as MutableList | undefined;
  if (list) {
    list.items.push(item);
  } else {
    const location = builder.source.locate(start);
    const value: MutableList = { kind: "list", location, docs: undefined, items: [item] };
    parent.entries.set(keyText(last), { key: builder.source.locate(last.range[0]), value });
  }
  return item;
}

function addKeyValue(builder: Builder, table: MutableTable, { key, value }: AST.TOMLKeyValue): void {
  const last = key.keys.at(-1);
  if (!last) return; // a key has at least one part
  const parent = walk(builder, table, key.keys.slice(0, -1), undefined);
  const location = builder.source.locate(last.range[0]);
  parent.entries.set(keyText(last), { key: location, value: buildNode(builder, value, key.range[0]) });
}

/** The table under `keys`, made where it is not there yet; a list of tables stands for its last item. */
function walk(
  builder: Builder,
  from: MutableTable,
  keys: readonly (AST.TOMLBare | AST.TOMLQuoted)[],
  header: AST.TOMLTable | undefined,
): MutableTable {
  return keys.reduce((table, key, index) => {
    const found = table.entries.get(keyText(key))?.value;
    // smol-toml has refused every other way to reopen a value.
    if (found) return (found.kind === "list" ? found.items.at(-1) : found) as MutableTable;
    const own = header !== undefined && index === keys.length - 1;
    const start = own ? header.range[0] : key.range[0];
    const made = createTable(builder, start, own ? builder.docs(start) : undefined);
    table.entries.set(keyText(key), { key: builder.source.locate(key.range[0]), value: made });
    return made;
  }, from);
}

/** `start` is where the element begins that comments stand above: the key, else the item of a list. */
function buildNode(builder: Builder, node: AST.TOMLContentNode, start: number): Node {
  const placed = { location: builder.source.locate(node.range[0]), docs: builder.docs(start) };
  if (node.type === "TOMLArray") {
    const items = node.elements.map((item) => buildNode(builder, item, item.range[0]));
    return { ...placed, kind: "list", items };
  }
  if (node.type === "TOMLInlineTable") {
    const table: MutableTable = { ...placed, kind: "table", entries: new Map() };
    for (const keyValue of node.body) addKeyValue(builder, table, keyValue);
    return table;
  }
  switch (node.kind) {
    case "string":
      return { ...placed, kind: "string", value: node.value };
    case "integer":
      return { ...placed, kind: "number", value: node.value, integer: true };
    case "float":
      return { ...placed, kind: "number", value: node.value, integer: false };
    case "boolean":
      return { ...placed, kind: "boolean", value: node.value };
    default:
      return { ...placed, kind: "date", text: builder.source.text.slice(...node.range) };
  }
}

function createTable({ source }: Builder, start: number, docs: string | undefined): MutableTable {
  return { kind: "table", location: source.locate(start), docs, entries: new Map() };
}

function keyText(key: AST.TOMLBare | AST.TOMLQuoted): string {
  return key.type === "TOMLBare" ? key.name : key.value;
}
