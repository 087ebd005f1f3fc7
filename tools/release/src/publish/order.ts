import { readFileSync } from "node:fs";
import { join } from "node:path";
import { findPublished, readVersion } from "../places.ts";
import type { Release } from "./step.ts";

/** The version before the first release. */
export const UNRELEASED = "0.0.0";

/** Its projects ask for all others, at exactly their version. */
const LAST = "create-bimetal";

/** Everything that is published: each after what it depends on. */
export function orderReleases(root: string): Release[] {
  const packages = findPublished(root).map((folder) => readPackage(root, folder));
  const ordered: Package[] = [];
  const add = (entry: Package): void => {
    if (ordered.includes(entry)) return;
    for (const other of packages) if (entry.dependencies.includes(other.name)) add(other);
    ordered.push(entry);
  };
  for (const entry of packages.toSorted((a, b) => Number(a.name === LAST) - Number(b.name === LAST))) add(entry);
  const crate: Release = { kind: "crate", name: "bimetal", version: readVersion(root), folder: "crates/bimetal" };
  return [crate, ...ordered.map(({ dependencies: _, ...release }) => release)];
}

interface Package extends Release {
  readonly dependencies: readonly string[];
}

function readPackage(root: string, folder: string): Package {
  const {
    name,
    version,
    dependencies = {},
    peerDependencies = {},
  } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
  return {
    kind: "package",
    name,
    version,
    folder,
    dependencies: Object.keys({ ...dependencies, ...peerDependencies }),
  };
}
