import type { Route } from "@bimetal/compiler";
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
