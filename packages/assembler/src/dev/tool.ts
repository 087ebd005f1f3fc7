import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The script behind a command of one of the project's own packages; `undefined` when it is not installed. */
export function findTool(root: string, name: string, command: string): string | undefined {
  const manifest = findManifest(root, name);
  if (manifest === undefined) return undefined;
  const { bin } = JSON.parse(readFileSync(manifest, "utf8")) as { bin?: string | Record<string, string> };
  const script = typeof bin === "string" ? bin : bin?.[command];
  return script === undefined ? undefined : join(dirname(manifest), script);
}

/** A package need not export its package.json, so the folders are looked through. */
function findManifest(root: string, name: string): string | undefined {
  const folders = createRequire(join(root, "package.json")).resolve.paths(name) ?? [];
  return folders.map((folder) => join(folder, name, "package.json")).find(existsSync);
}
