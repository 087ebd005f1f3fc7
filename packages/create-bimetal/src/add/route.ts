import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** A path for Rust's first route that nothing in the project's modules speaks of. */
export function chooseRoute(root: string, entry: string): string {
  const folders = new Set(["src", dirname(entry)].filter((folder) => folder !== "."));
  const texts = [entry, ...[...folders].flatMap((folder) => listModules(root, folder))].map((path) =>
    readFileSync(join(root, path), "utf8"),
  );
  const isFree = (path: string): boolean => !texts.some((text) => text.includes(path));
  return PATHS.find(isFree) ?? "/from-bimetal";
}

const PATHS = ["/hello", "/rust", "/bimetal"];

function listModules(root: string, folder: string): string[] {
  try {
    return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.[cm]?[jt]sx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name).slice(join(root, "/").length))
      .filter((path) => !/\bnode_modules\b/.test(path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
