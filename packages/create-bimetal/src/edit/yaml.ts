import { isCollection, isMap, isNode, isPair, isScalar, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from "yaml";
import { UserError } from "../user-error.ts";
import { appendLines, applyEdits, lineEnd, lineStart, newlineOf } from "./text.ts";

/** Reads one document, which is a mapping or nothing. */
export function readYaml(file: string, text: string): Readonly<Record<string, unknown>> {
  return parse(file, text)?.toJSON() ?? {};
}

/** Adds an item to a list of the document, which is made where it is missing. */
export function addYamlItem(file: string, text: string, key: string, item: string): string {
  return addTo(file, text, key, `- ${formatYaml(item)}`, formatYaml(item), "[]");
}

/** Adds a property to a mapping of the document, which is made where it is missing. */
export function addYamlProperty(file: string, text: string, key: string, name: string, value: boolean): string {
  const property = `${formatYaml(name)}: ${value}`;
  return addTo(file, text, key, property, property, "{}");
}

function addTo(file: string, text: string, key: string, line: string, inner: string, brackets: "[]" | "{}"): string {
  const [open, close] = brackets;
  const pair = parse(file, text)?.items.find((item) => isScalar(item.key) && item.key.value === key);
  if (!pair) return appendLines(text, [`${key}:`, `  ${line}`]);
  const { value } = pair;
  const fits = brackets === "[]" ? isSeq(value) : isMap(value);
  if (fits && isCollection(value) && value.range) {
    const last = lastOf(value as YAMLMap | YAMLSeq);
    const [start, end] = value.range;
    if (last === undefined)
      return applyEdits(text, [{ offset: start, length: end - start, text: open + inner + close }]);
    if (value.flow) return applyEdits(text, [{ offset: last.end, text: `, ${inner}` }]);
    const before = lineStart(text, last.start);
    const indent = before.slice(0, before.length - before.trimStart().length);
    return applyEdits(text, [{ offset: lineEnd(text, last.end), text: `${newlineOf(text)}${indent}${line}` }]);
  }
  const isEmpty = value === null || (isScalar(value) && value.value === null);
  if (!isEmpty || !isScalar(pair.key) || !pair.key.range) {
    throw new UserError(`${file}: \`${key}\` is expected to be a ${brackets === "[]" ? "list" : "mapping"}.`);
  }
  return applyEdits(text, [{ offset: lineEnd(text, pair.key.range[1]), text: `${newlineOf(text)}  ${line}` }]);
}

function parse(file: string, text: string): YAMLMap | undefined {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error) {
    const { line = 1, col = 1 } = error.linePos?.[0] ?? {};
    const [words = ""] = error.message.split(/ at line|\n/);
    throw new UserError(`${file}:${line}:${col}: this is not YAML: ${words}. Correct it first.`);
  }
  const { contents } = document;
  if (contents === null || (isScalar(contents) && contents.value === null)) return undefined;
  if (!isMap(contents)) throw new UserError(`${file}: a mapping is expected.`);
  return contents;
}

/** The last item of a collection: where it begins, and where what it is ends. */
function lastOf(value: YAMLMap | YAMLSeq): { start: number; end: number } | undefined {
  const last: unknown = value.items.at(-1);
  const [first, end] = isPair(last) ? [last.key, last.value ?? last.key] : [last, last];
  if (!isNode(first) || !isNode(end) || !first.range || !end.range) return undefined;
  return { start: first.range[0], end: end.range[1] };
}

function formatYaml(text: string): string {
  return /^[A-Za-z][\w./-]*$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text)
    ? text
    : JSON.stringify(text);
}
