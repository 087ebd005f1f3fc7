import { stripVTControlCharacters } from "node:util";
import pc from "picocolors";
import type { Diagnostic, Location } from "./diagnostic.ts";
import { formatFrame } from "./frame.ts";

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
 * error[config/wrong-type]: "name" must be a string that is not empty
 *  --> wrangler.toml:1:8
 *   |
 * 1 | name = 3
 *   |        ^
 *   = found: the number 3
 *   = fix: write a string that is not empty
 * ```
 */
export function formatDiagnostics(diagnostics: readonly Diagnostic[], options: FormatOptions = {}): string {
  return diagnostics.map((diagnostic) => `${formatDiagnostic(diagnostic, options)}\n`).join("\n");
}

function formatDiagnostic(diagnostic: Diagnostic, { sources, color = false }: FormatOptions): string {
  const { rendered } = diagnostic;
  if (rendered !== undefined) return color ? rendered : stripVTControlCharacters(rendered);
  const colors = pc.createColors(color);
  const accent = diagnostic.severity === "error" ? colors.red : colors.yellow;
  const places = [diagnostic.location, ...(diagnostic.related ?? []).map(({ location }) => location)];
  const gutter = Math.max(...places.map((place) => String(place?.line ?? "").length));
  const place = (arrow: string, location: Location, note: string, mark: (text: string) => string) => [
    `${" ".repeat(gutter)}${colors.blue(arrow)} ${location.file}:${location.line}:${location.column}${note}`,
    ...formatFrame(sources?.(location.file), location, { gutter, bar: colors.blue, mark }),
  ];
  const notes = (["expected", "found", "fix"] as const).flatMap((name) => {
    const text = diagnostic[name];
    return text === undefined ? [] : [`${" ".repeat(gutter)} ${colors.blue("=")} ${colors.bold(`${name}:`)} ${text}`];
  });
  return [
    `${accent(colors.bold(`${diagnostic.severity}[${diagnostic.code}]`))}${colors.bold(`: ${diagnostic.message}`)}`,
    ...(diagnostic.location ? place("-->", diagnostic.location, "", accent) : []),
    ...(diagnostic.related ?? []).flatMap(({ message, location }) =>
      place(":::", location, ` ${message}`, colors.blue),
    ),
    ...notes,
  ].join("\n");
}
