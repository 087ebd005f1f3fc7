import { readFileSync } from "node:fs";
import { resolve } from "node:path";

/** The text of a file that a diagnostic names, for code frames; `undefined` when it cannot be read. */
export function readSource(root: string, file: string): string | undefined {
  try {
    return readFileSync(resolve(root, file), "utf8");
  } catch {
    return undefined;
  }
}
