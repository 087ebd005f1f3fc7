import type { Route } from "@bimetal/compiler";
import type { Overlap } from "./overlaps.ts";
import type { Terminal } from "./terminal.ts";

/** A line per route: method, path, language, name. */
export function formatRoutes(routes: readonly Route[], colors: Terminal["colors"]): string {
  const width = (texts: readonly string[]): number => Math.max(0, ...texts.map(({ length }) => length));
  const methods = width(routes.map(({ method }) => method));
  const paths = width(routes.map(({ path }) => path));
  const languages = width(routes.map(({ language }) => language));
  return routes
    .map(({ method, path, language, name }) => {
      const paint = language === "rust" ? colors.red : colors.blue;
      return `  ${method.padEnd(methods)}  ${path.padEnd(paths)}  ${paint(language.padEnd(languages))}  ${name.author}`;
    })
    .join("\n");
}

/** A line per pair of routes that fit one path. */
export function formatOverlaps(overlaps: readonly Overlap[], colors: Terminal["colors"]): string {
  const lines = overlaps.map(({ winner, loser }) => `  ${winner.method}  ${winner.path}  before  ${loser.path}`);
  return [colors.dim("Where two fit, the more specific one serves:"), ...lines].join("\n");
}
