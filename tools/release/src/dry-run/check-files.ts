import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { root } from "../../../setup/root.mjs";
import type { Artefact } from "./artefact.ts";

/** What is wrong with the files of a package or crate, a sentence each. */
export function checkFiles({ folder, paths }: Artefact): string[] {
  const read = (path: string): Buffer => readFileSync(join(folder, path));
  const problems = ["README.md", "LICENSE"]
    .filter((path) => !paths.includes(path))
    .map((path) => `there is no ${path}: write one beside its manifest`);
  if (paths.includes("LICENSE") && !read("LICENSE").equals(readFileSync(join(root, "LICENSE")))) {
    problems.push("LICENSE is another than that of the repository: copy that one");
  }
  for (const path of paths) {
    const text = read(path);
    const local = [root, `${homedir()}/`].find((place) => text.includes(place));
    if (local) problems.push(`${path} has the path ${local} of this machine: it must not be in what is built`);
    if (/\.[jt]s$/.test(path)) problems.push(...findMissingMap(path, text.toString(), paths));
  }
  return problems;
}

/** Editors and debuggers look for the map that a file names. */
function findMissingMap(path: string, text: string, paths: readonly string[]): string[] {
  const map = /^\/\/# sourceMappingURL=(?!data:)(.+)$/m.exec(text)?.[1];
  if (map === undefined || paths.includes(join(path, "..", map))) return [];
  return [`${path} names the source map ${map}, which is not in the package: build both or neither`];
}
