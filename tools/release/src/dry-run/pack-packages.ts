import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../../setup/root.mjs";
import { findPublished } from "../places.ts";
import { run } from "../run.ts";
import { type Artefact, unpack } from "./artefact.ts";

/** Packs every package that is published. pnpm puts versions in the place of `workspace:` and `catalog:`, and applies `publishConfig`. */
export async function packPackages(into: string): Promise<Artefact[]> {
  return Promise.all(findPublished(root).map((folder) => packPackage(join(root, folder), into)));
}

export async function packPackage(folder: string, into: string): Promise<Artefact> {
  const { name } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const own = join(into, name.replaceAll("/", "+"));
  mkdirSync(own, { recursive: true });
  const { stdout } = await run(["pnpm", "pack", "--json", "--pack-destination", own], { cwd: folder });
  const { version, filename } = JSON.parse(stdout);
  return unpack({ name, version, file: filename }, own, "package");
}
