import { cpSync, globSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../setup/root.mjs";

/** Where the version stands, and what changesets reads. */
const files = [
  ...["package.json", "pnpm-workspace.yaml", "Cargo.{toml,lock}", ".changeset/{config.json,changelog.mjs}"],
  ...["{packages,examples,tools}/*/package.json", "packages/*/CHANGELOG.md", "crates/*/{Cargo.toml,CHANGELOG.md}"],
  ...["{examples,tools}/**/Cargo.{toml,lock}"],
];
const exclude = (path: string): boolean => /(^|\/)(node_modules|target|dist|build)$/.test(path);

/** A copy of what this repository is released by, in a folder of its own. */
export function copyRepository(): string {
  const copy = mkdtempSync(join(tmpdir(), "bimetal-copy-"));
  for (const file of globSync(files, { cwd: root, exclude })) cpSync(join(root, file), join(copy, file));
  return copy;
}

/** Replaces text that must be there. */
export function edit(file: string, found: string, wanted: string): void {
  const text = readFileSync(file, "utf8");
  if (!text.includes(found)) throw new Error(`${file} has no ${found}`);
  writeFileSync(file, text.replace(found, wanted));
}
