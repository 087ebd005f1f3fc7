import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { readText, refuseFile } from "../plan/apply-plan.ts";

/** A path for Rust's first route that nothing in the project's modules speaks of. */
export function chooseRoute(root: string, entry: string): string {
  const folders = new Set(["src", dirname(entry)].filter((folder) => folder !== "."));
  const texts = [entry, ...[...folders].flatMap((folder) => listModules(root, folder))].map(
    (path) => readText(join(root, path)) ?? "",
  );
  const isFree = (path: string): boolean => !texts.some((text) => text.includes(path));
  return PATHS.find(isFree) ?? "/from-bimetal";
}

const PATHS = ["/hello", "/rust", "/bimetal"];

/** The modules in a folder, by their paths in the project. */
export function listModules(root: string, folder: string): string[] {
  try {
    return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.[cm]?[jt]sx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name).slice(join(root, "/").length))
      .filter((path) => !/\bnode_modules\b/.test(path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    refuseFile(join(root, folder));
    throw error;
  }
}
