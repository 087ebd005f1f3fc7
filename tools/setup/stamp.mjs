/** A stamp says which inputs a step was applied to; it is written when the step has ended well. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { inRoot, root } from "./root.mjs";

/**
 * @param {string} name
 * @param {() => readonly string[]} inputs Files and folders; those that do not exist count as such.
 */
export function createStamp(name, inputs) {
  const file = inRoot(".tools", "stamps", name);
  return {
    isCurrent: () => existsSync(file) && readFileSync(file, "utf8") === hash(inputs()),
    write: () => {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, hash(inputs()));
    },
  };
}

/** @param {readonly string[]} paths */
function hash(paths) {
  const sum = createHash("sha256");
  for (const file of paths.flatMap(filesIn)) sum.update(relative(root, file)).update("\0").update(readFileSync(file));
  return sum.digest("hex");
}

/** @param {string} path @returns {string[]} */
function filesIn(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesIn(join(path, name)));
}
