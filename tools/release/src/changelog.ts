/** The crate and the package `bimetal` have one changelog: whoever looks for it finds it beside either. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

export const CHANGELOGS = { packages: "packages/bimetal/CHANGELOG.md", crate: "crates/bimetal/CHANGELOG.md" } as const;

export function readChangelog(root: string, file: string): string | undefined {
  return existsSync(join(root, file)) ? readFileSync(join(root, file), "utf8") : undefined;
}
