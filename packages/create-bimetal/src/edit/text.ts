/** Changes of a text at places of it: all else stays as it was, byte by byte. */
export interface Edit {
  readonly offset: number;
  /** What is replaced. @default 0 */
  readonly length?: number;
  readonly text: string;
}

/** Makes edits that do not overlap. Of two at one place the first stands first. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let at = 0;
  let out = "";
  for (const edit of edits.toSorted((a, b) => a.offset - b.offset)) {
    out += text.slice(at, edit.offset) + edit.text;
    at = edit.offset + (edit.length ?? 0);
  }
  return out + text.slice(at);
}

/** A text as its editors want it: without a byte order mark, which is put back. */
export function editText(text: string, edit: (text: string) => string): string {
  const mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
  return mark + edit(text.slice(mark.length));
}

/** A place as people are told it: `src/index.ts:3:5`. */
export function placeOf(file: string, text: string, offset: number): string {
  const lines = text.slice(0, offset).split("\n");
  return `${file}:${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`;
}

/** How its lines end. */
export function newlineOf(text: string): string {
  return text.includes("\r\n") ? "\r\n" : "\n";
}

/** Where the line ends that a place is in, before what ends it. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  if (end < 0) return text.length;
  return text[end - 1] === "\r" ? Math.max(offset, end - 1) : end;
}

/** What stands before a place on its line. */
export function lineStart(text: string, offset: number): string {
  return text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
}

/** The white space that the line of a place begins with. */
export function indentAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(lineStart(text, offset))?.[0] ?? "";
}

/** Adds lines at the end. A text that did not end its last line does not do so then. */
export function appendLines(text: string, lines: readonly string[]): string {
  const newline = newlineOf(text);
  if (text === "") return lines.map((line) => line + newline).join("");
  const block = lines.join(newline);
  return /\n$/.test(text) ? text + block + newline : text + newline + block;
}
