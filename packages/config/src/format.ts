import { stripVTControlCharacters } from "node:util";
import pc from "picocolors";
import type { Diagnostic, Location } from "./diagnostic.ts";
import { formatFrame } from "./frame.ts";
import { visible } from "./visible.ts";

export interface FormatOptions {
  /** The text of a file that diagnostics name, for the code frames; `undefined` leaves them out. */
  readonly sources?: (file: string) => string | undefined;
  /** @default false */
  readonly color?: boolean;
}

/**
 * Diagnostics as text for people, a blank line between two.
 *
 * ```text
 * error[config/wrong-type]: "name" has a value of the wrong type
 *  --> wrangler.toml:1:8
 *   |
 * 1 | name = 3
 *   |        ^
 *   = expected: a string that is not empty
 *   = found: the number 3
 *   = fix: put the value in quotes
 * ```
 */
export function formatDiagnostics(diagnostics: readonly Diagnostic[], options: FormatOptions = {}): string {
  return diagnostics.map((diagnostic) => `${formatDiagnostic(diagnostic, options)}\n`).join("\n");
}

function formatDiagnostic(diagnostic: Diagnostic, { sources, color = false }: FormatOptions): string {
  const { severity, code, message, location, related = [], rendered, redacted } = diagnostic;
  if (rendered !== undefined) return color ? rendered : stripVTControlCharacters(rendered);
  const { red, yellow, blue, bold } = pc.createColors(color);
  const accent = severity === "error" ? red : yellow;
  const gutter = Math.max(...[location, ...related.map((other) => other.location)].map(lineWidth));
  const margin = " ".repeat(gutter);
  const place = (arrow: string, at: Location, note: string, mark: (text: string) => string) => [
    `${margin}${blue(arrow)} ${visible(at.file)}:${at.line}:${at.column}${note}`,
    ...formatFrame(redacted ? undefined : sources?.(at.file), at, { gutter, bar: blue, mark }),
  ];
  const headline = `${accent(bold(`${severity}[${code}]`))}${bold(`: ${told(message)}`)}`;
  if (isSentence(diagnostic)) return `${headline}: ${told(diagnostic.fix)}`;
  const notes = (["expected", "found", "fix"] as const).flatMap((name) => {
    const text = diagnostic[name];
    return text === undefined ? [] : [`${margin} ${blue("=")} ${bold(`${name}:`)} ${told(text, `${margin}   `)}`];
  });
  return [
    headline,
    ...(location ? place("-->", location, "", accent) : []),
    ...related.flatMap((other) => place(":::", other.location, ` ${told(other.message)}`, blue)),
    ...notes,
  ].join("\n");
}

/** What has no place, such as a lack of the machine, and needs no more than to be put right. */
function isSentence({ message, expected, found, location, related }: Diagnostic): boolean {
  return !message.includes("\n") && [expected, found, location, related].every((part) => part === undefined);
}

/** A sentence about something of the author's, whatever its name. The lines that follow its first one are indented. */
function told(sentence: string, indent = "  "): string {
  const lines = sentence.split("\n").map(visible);
  return lines.join(`\n${indent}`).replace(/\S{200,}/g, (word) => `${word.slice(0, 100)}…${word.slice(-50)}`);
}

function lineWidth(location: Location | undefined): number {
  return String(location?.line ?? "").length;
}
