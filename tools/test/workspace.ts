/** The repository as its tools see it. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../setup/root.mjs";

export interface Package {
  readonly name: string;
  /** Relative to the root: `packages/config`. */
  readonly folder: string;
  readonly dependencies: readonly string[];
}

/** The example of a workspace. */
const PARCELS = ["examples/parcels/packages", "examples/parcels/workers"];

/** Every npm package of the workspace, by folder. */
export function findPackages(): Package[] {
  const parents = ["packages", "examples", ...PARCELS, "tools", "tools/large"].filter((parent) =>
    existsSync(join(root, parent)),
  );
  const folders = parents.flatMap((parent) => readdirSync(join(root, parent)).map((name) => join(parent, name)));
  return folders
    .filter((folder) => existsSync(join(root, folder, "package.json")))
    .map((folder) => {
      const manifest = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
      return { name: manifest.name, folder, dependencies: Object.keys(manifest.dependencies ?? {}) };
    });
}
