/** Where an author's modules are looked for. All paths are relative to the project's folder. */
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";

/** The Worker's entry: the first that is there. */
export const ENTRIES = ["src/index.ts", "src/index.tsx", "src/index.mts", "src/index.js", "src/index.mjs"] as const;

/** The contract: the first that is there. */
export const DEFAULT_CONTRACTS: readonly string[] = [
  "src/contract.ts",
  "src/contract.mts",
  "src/contract.js",
  "src/contract.mjs",
];

/** The author's entry: what `main` names, if that is no output of a build. */
export function findEntry(root: string, main: string | undefined): string | undefined {
  if (main !== undefined && /\.[cm]?tsx?$/.test(main) && isFile(root, main)) return main;
  return ENTRIES.find((path) => isFile(root, path));
}

export function findContract(root: string): string | undefined {
  return DEFAULT_CONTRACTS.find((path) => isFile(root, path));
}

/** Nothing is where no file can be: a path may be too long, or have a NUL in it. */
function isFile(root: string, path: string): boolean {
  const file = join(root, path);
  return existsSync(file) && statSync(file).isFile();
}
