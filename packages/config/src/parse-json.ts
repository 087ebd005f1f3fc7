import { type Node as JsonNode, type ParseError, parseTree, printParseErrorCode, visit } from "jsonc-parser";
import type { Diagnostic, Outcome } from "./diagnostic.ts";
import { diagnose } from "./diagnostics.ts";
import { type Comment, createDocs, createSource, type Source } from "./source.ts";
import type { Entry, Node } from "./tree.ts";

/** Parses wrangler.json and wrangler.jsonc alike, as wrangler does: with comments and trailing commas. */
export function parseJson(file: string, text: string): Outcome<Node> {
  const source = createSource(file, text);
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const [error] = errors;
  if (error || !root) return { diagnostics: [syntaxError(source, error)] };
  const diagnostics: Diagnostic[] = [];
  const builder: Builder = { source, docs: createDocs(source, readComments(text)), diagnostics };
  return { value: buildNode(builder, root, root.offset), diagnostics };
}

interface Builder {
  readonly source: Source;
  readonly docs: (offset: number) => string | undefined;
  readonly diagnostics: Diagnostic[];
}

/** `start` is where the element begins that comments stand above: the key of a property, else the value. */
function buildNode(builder: Builder, node: JsonNode, start: number): Node {
  const { source, docs } = builder;
  const placed = { location: source.locate(node.offset), docs: docs(start) };
  switch (node.type) {
    case "object":
      return { ...placed, kind: "table", entries: buildEntries(builder, node) };
    case "array":
      return {
        ...placed,
        kind: "list",
        items: (node.children ?? []).map((item) => buildNode(builder, item, item.offset)),
      };
    case "number": {
      const written = source.text.slice(node.offset, node.offset + node.length);
      const integer = /^-?\d+$/.test(written) && Number.isSafeInteger(node.value);
      return { ...placed, kind: "number", value: node.value, integer };
    }
    case "string":
      return { ...placed, kind: "string", value: node.value };
    case "boolean":
      return { ...placed, kind: "boolean", value: node.value };
    default:
      return { ...placed, kind: "null" };
  }
}

function buildEntries(builder: Builder, object: JsonNode): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const property of object.children ?? []) {
    const [name, value] = property.children ?? [];
    if (!name || !value) continue; // only in a text with syntax errors, which was refused
    const key = builder.source.locate(name.offset);
    const first = entries.get(name.value);
    if (first) {
      builder.diagnostics.push(diagnose("config/duplicate-key", { key: name.value, first: first.key }, key));
      entries.delete(name.value); // the last one wins, as in wrangler
    }
    entries.set(name.value, { key, value: buildNode(builder, value, name.offset) });
  }
  return entries;
}

function syntaxError(source: Source, error: ParseError | undefined): Diagnostic {
  const { file } = source;
  if (!error) return diagnose("config/syntax", { file, problem: "the file is empty" }, source.locate(0));
  const words = printParseErrorCode(error.error).replace(/(?<=[a-z])[A-Z]/g, (capital) => ` ${capital}`);
  const problem = `this is not JSON: ${words.toLowerCase()}`;
  return diagnose("config/syntax", { file, problem }, source.locate(error.offset));
}

function readComments(text: string): Comment[] {
  const comments: Comment[] = [];
  visit(text, {
    onComment(start, length) {
      const end = start + length;
      const lines = text.startsWith("//", start)
        ? [text.slice(start, end).replace(/^\/{2,}/, "")]
        : text
            .slice(start + 2, end - 2)
            .split(/\r\n|[\n\r]/)
            .map((line) => line.replace(/^\s*\*+/, ""));
      comments.push({ start, end, lines });
    },
  });
  return comments;
}
