import type { Location } from "./diagnostic.ts";
import { visible } from "./visible.ts";

export interface FrameStyle {
  /** How wide line numbers are. */
  readonly gutter: number;
  readonly bar: (text: string) => string;
  readonly mark: (text: string) => string;
}

/** The most of a line that is shown; minified files have longer ones. */
const WIDTH = 110;

/** The line of a location with carets under the token that begins there; nothing without the line. */
export function formatFrame(source: string | undefined, location: Location, style: FrameStyle): string[] {
  const line = source?.replace(/^\ufeff/, "").split(/\r\n|[\n\r]/)[location.line - 1];
  if (line === undefined) return [];
  const start = Math.min(location.column - 1, line.length);
  const from = Math.max(0, Math.min(start - WIDTH / 2, line.length - WIDTH));
  const shown = visible(line.slice(from, from + WIDTH));
  const carets = "^".repeat(Math.max(1, Math.min(tokenLength(line.slice(start)), from + WIDTH - start)));
  const indent = shown.slice(0, start - from).replace(/[^\t]/g, " ");
  const empty = " ".repeat(style.gutter);
  return [
    `${empty} ${style.bar("|")}`,
    `${style.bar(`${String(location.line).padStart(style.gutter)} |`)} ${shown}`.trimEnd(),
    `${empty} ${style.bar("|")} ${indent}${style.mark(carets)}`,
  ];
}

/** A string, a table's header, a number or date, a word, or one character. */
function tokenLength(text: string): number {
  const token = /^(?:"(?:[^"\\]|\\.)*"|'[^']*'|\[\[?[\w.\s"'-]*\]\]?|[+-]?\d[\w.:+-]*|[\w$-]+)/.exec(text);
  return token?.[0].length ?? 1;
}
