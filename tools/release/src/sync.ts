import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CHANGELOGS, readChangelog } from "./changelog.ts";
import { findPlaces, type Place } from "./places.ts";

/** Writes the version of the release wherever it stands, and the crate's changelog. Returns the files that it changed. */
export function sync(root: string): string[] {
  const written = findPlaces(root).filter((place) => writePlace(root, place));
  const changelog = readChangelog(root, CHANGELOGS.packages);
  const files = written.map(({ file }) => file);
  if (changelog !== undefined && changelog !== readChangelog(root, CHANGELOGS.crate)) {
    writeFileSync(join(root, CHANGELOGS.crate), changelog);
    files.push(CHANGELOGS.crate);
  }
  return [...new Set(files)];
}

/** Only the version is replaced: comments, and what the file is formatted by, stay. */
function writePlace(root: string, { file, what, pattern, expected }: Place): boolean {
  const text = readFileSync(join(root, file), "utf8");
  const [start, end] = new RegExp(pattern, `${pattern.flags}d`).exec(text)?.indices?.[1] ?? [];
  if (start === undefined) throw new Error(`${file}: ${what} is not where it was expected: ${pattern}`);
  if (text.slice(start, end) === expected) return false;
  writeFileSync(join(root, file), text.slice(0, start) + expected + text.slice(end));
  return true;
}
