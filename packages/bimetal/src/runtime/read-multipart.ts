/**
 * `multipart/form-data`. The parser is strict, so that nobody in front of a Worker reads a form differently; its rules stand
 * in `crates/bimetal/src/text/multipart.rs`, which reads the same: both run `crates/bimetal/fixtures/multipart.json`.
 */
import type { ReadText } from "../schema/index.ts";
import { trimSpaces } from "./trim-spaces.ts";

/** What a part of a form is: text, or a file. */
type Entry = readonly [name: string, value: string | File];

/** Reads a form. `undefined`: it is malformed. */
export function readMultipart(contentType: string, body: Uint8Array): ReadText | undefined {
  const entries = parseMultipart(contentType, body);
  if (entries === undefined) return undefined;
  const values = new Map<string, (string | File)[]>();
  for (const [name, value] of entries) {
    const list = values.get(name);
    if (list === undefined) values.set(name, [value]);
    else list.push(value);
  }
  return (name) => {
    const list = values.get(name) ?? [];
    return list.length > 1 ? list : list[0];
  };
}

/** The names and values of a form, in their order. */
export function parseMultipart(contentType: string, body: Uint8Array): readonly Entry[] | undefined {
  const boundary = boundaryOf(contentType);
  if (boundary === undefined) return undefined;
  const delimiter = new TextEncoder().encode(`\r\n--${boundary}`);
  const entries: Entry[] = [];
  if (!startsWith(body, delimiter.subarray(2), 0)) return undefined;
  let at = delimiter.length - 2;
  while (startsWith(body, LINE_BREAK, at)) {
    const head = readHead(body, at + 2);
    const end = head && find(body, delimiter, head.end);
    if (head === undefined || end === undefined) return undefined;
    const entry = makeEntry(head, body.subarray(head.end, end));
    if (entry === undefined) return undefined;
    if (entry !== NO_FILE) entries.push(entry);
    at = end + delimiter.length;
  }
  const rest = decoder.decode(body.subarray(at, at + 5));
  return rest === "--" || rest === "--\r\n" ? entries : undefined;
}

const decoder = new TextDecoder("utf-8", { fatal: false, ignoreBOM: true });
const LINE_BREAK = Uint8Array.of(13, 10);

function boundaryOf(contentType: string): string | undefined {
  for (const parameter of contentType.split(";").slice(1)) {
    const [, value] = /^boundary=(.*)$/is.exec(trimSpaces(parameter)) ?? [];
    if (value !== undefined) return /^(?:"([!#-~]{1,70})"|([!#-~]{1,70}))$/.exec(value)?.slice(1).find(Boolean);
  }
  return undefined;
}

/** What the headers of a part say, and where they end. */
interface Head {
  readonly disposition: string | undefined;
  readonly type: string | undefined;
  readonly end: number;
}

/** Reads headers up to the empty line. */
function readHead(body: Uint8Array, start: number): Head | undefined {
  const headers = new Map<string, string>();
  for (let at = start; ; ) {
    const end = find(body, LINE_BREAK, at);
    if (end === undefined) return undefined;
    const line = decoder.decode(body.subarray(at, end));
    at = end + 2;
    if (line === "")
      return { disposition: headers.get("content-disposition"), type: headers.get("content-type"), end: at };
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
    const [, name, value = ""] = /^([!#$%&'*+.^_`|~\w-]+):([^\0-\x08\n-\x1f\x7f]*)$/.exec(line) ?? [];
    if (name === undefined) return undefined;
    const key = name.toLowerCase();
    if (headers.has(key) && SINGLE.includes(key)) return undefined;
    headers.set(key, trimSpaces(value));
  }
}

/** The headers that are read, and that stand once at most. */
const SINGLE = ["content-disposition", "content-type"];

/** Browsers send it where none was chosen. */
const NO_FILE: Entry = ["", ""];

function makeEntry({ disposition, type = "text/plain" }: Head, content: Uint8Array): Entry | undefined {
  const names = disposition === undefined ? undefined : readDisposition(disposition);
  if (names === undefined || !/^[ -~]*$/.test(type)) return undefined;
  const { name, filename } = names;
  if (filename === undefined) return [name, decoder.decode(content)];
  if (filename === "" && content.length === 0) return NO_FILE;
  return [name, new File([content as Uint8Array<ArrayBuffer>], filename, { type: type.toLowerCase() })];
}

const PARAMETER = /[ \t]*;[ \t]*([!#$%&'*+.^_`|~\w-]+)=(?:"([^"]*)"|([^ \t";]+))/y;

/** The name of a part, and that of the file that it is. */
function readDisposition(text: string): { readonly name: string; readonly filename: string | undefined } | undefined {
  const [kind = ""] = /^form-data(?![^; \t])/i.exec(text) ?? [];
  if (kind === "") return undefined;
  const names = new Map<string, string>();
  for (PARAMETER.lastIndex = kind.length; PARAMETER.lastIndex < text.length; ) {
    const [, key = "", quoted, token = ""] = PARAMETER.exec(text) ?? [];
    if (key === "") return undefined;
    const name = key.toLowerCase();
    if (name !== "name" && name !== "filename") continue;
    if (names.has(name)) return undefined;
    names.set(name, unescapeName(quoted ?? token));
  }
  const name = names.get("name");
  return name === undefined ? undefined : { name, filename: names.get("filename") };
}

function unescapeName(text: string): string {
  return text.replaceAll("%0A", "\n").replaceAll("%0D", "\r").replaceAll("%22", '"');
}

function startsWith(bytes: Uint8Array, pattern: Uint8Array, at: number): boolean {
  return pattern.every((byte, index) => bytes[at + index] === byte);
}

/** Where a pattern that begins with a carriage return stands first. */
function find(bytes: Uint8Array, pattern: Uint8Array, from: number): number | undefined {
  for (let at = bytes.indexOf(13, from); at >= 0; at = bytes.indexOf(13, at + 1)) {
    if (startsWith(bytes, pattern, at)) return at;
  }
  return undefined;
}
