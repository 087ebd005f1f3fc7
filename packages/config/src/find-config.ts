import { statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import type { Outcome } from "./diagnostic.ts";
import { diagnose } from "./diagnostics.ts";

/** In wrangler's order: each is looked for up to the root of the file system before the next. */
const NAMES = ["wrangler.json", "wrangler.jsonc", "wrangler.toml"];

/**
 * The config that wrangler would use in a folder, as a path relative to it, with `/`. When there are several, the others
 * are a warning.
 */
export function findConfig(folder: string): Outcome<string> {
  const found = NAMES.flatMap((name) => findUp(resolve(folder), name) ?? []).map((path) =>
    relative(folder, path).replaceAll("\\", "/"),
  );
  const [used, ...ignored] = found;
  if (used === undefined) return { diagnostics: [diagnose("config/not-found", { folder })] };
  return {
    value: used,
    diagnostics: ignored.length === 0 ? [] : [diagnose("config/several-files", { used, ignored })],
  };
}

function findUp(folder: string, name: string): string | undefined {
  const path = join(folder, name);
  if (statSync(path, { throwIfNoEntry: false })?.isFile()) return path;
  const parent = dirname(folder);
  return parent === folder ? undefined : findUp(parent, name);
}
