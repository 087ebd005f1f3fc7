import { writeText } from "../schema/write-text.ts";

type Values = Readonly<Record<string, unknown>>;

/** A route's path and query with the values of a request. */
export function writeUrl(path: string, params: Values = {}, query: Values = {}): string {
  const search = writeQuery(query);
  return writePath(path, params) + (search === "" ? "" : `?${search}`);
}

function writePath(path: string, params: Values): string {
  const segments = path.split("/").map((segment) => {
    const name = segment.slice(1);
    if (segment.startsWith(":")) return writeSegment(name, writeText(params[name]));
    if (!segment.startsWith("*")) return segment;
    const value = writeText(params[name]);
    if (value === "") throw unwritable(name, value);
    return value.split("/").map((part) => (part === "" ? "" : writeSegment(name, part)));
  });
  return segments.flat().join("/");
}

/** URLs lose a segment that is empty or made of dots, however it is encoded. */
function writeSegment(name: string, value: string): string {
  if (/^\.{0,2}$/.test(value)) throw unwritable(name, value);
  return encodeURIComponent(value);
}

function unwritable(name: string, value: string): TypeError {
  return new TypeError(`${JSON.stringify(value)} cannot stand in a path: give \`${name}\` another value`);
}

/** All values of a list, each with its key; what is `undefined` is left out. */
export function writeQuery(query: Values): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    for (const item of values) if (item !== undefined) search.append(key, writeText(item));
  }
  return search.toString();
}
