import { statSync } from "node:fs";
import { join } from "node:path";

/** Whether a folder is a project of wrangler. */
export function isProject(root: string): boolean {
  return ["wrangler.json", "wrangler.jsonc", "wrangler.toml"].some((name) =>
    statSync(join(root, name), { throwIfNoEntry: false })?.isFile(),
  );
}
