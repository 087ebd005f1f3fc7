/** Data in Rust, laid out to be read: rustfmt is told to leave it alone. */

/** A literal: a text that is not broken, or parts between brackets. */
export type Data = string | DataList;

export interface DataList {
  /** With the bracket. */
  readonly open: string;
  readonly parts: readonly Data[];
  readonly close: string;
}

/** `name(part, …)`. A single part is not broken off from its brackets. */
export function tuple(name: string, parts: readonly Data[]): Data {
  const [only, ...others] = parts;
  if (only !== undefined && typeof only !== "string" && others.length === 0) {
    return { open: `${name}(${only.open}`, parts: only.parts, close: `${only.close})` };
  }
  return { open: `${name}(`, parts, close: ")" };
}

/** `&[part, …]`. */
export function slice(parts: readonly Data[]): Data {
  return { open: "&[", parts, close: "]" };
}

/** `Name { field: part, … }`. */
export function struct(name: string, fields: Readonly<Record<string, Data>>): Data {
  const parts = Object.entries(fields).map(([field, value]) => before(`${field}: `, value));
  return { open: `${name} {`, parts, close: "}" };
}

/** A literal with something in front of it. */
export function before(text: string, data: Data): Data {
  return typeof data === "string" ? text + data : { ...data, open: text + data.open };
}

/** The literal's lines. Its first has so many columns around it, of which so many are its indentation. */
export function layOut(data: Data, columns: number, depth = 0): string[] {
  const line = flat(data);
  if (typeof data === "string" || columns + line.length <= WIDTH) return [line];
  const parts = data.parts.flatMap((part) => indent(layOut(part, depth + INDENT + 1, depth + INDENT)));
  return [data.open, ...parts, data.close];
}

function flat(data: Data): string {
  if (typeof data === "string") return data;
  const parts = data.parts.map(flat).join(", ");
  const space = data.close.startsWith("}") && parts !== "" ? " " : "";
  return data.open + space + parts + space + data.close;
}

/** Indents the lines of a part, which a comma follows. */
function indent(lines: readonly string[]): string[] {
  return lines.map((line, index) => `${" ".repeat(INDENT)}${line}${index === lines.length - 1 ? "," : ""}`);
}

const INDENT = 4;
const WIDTH = 120;
