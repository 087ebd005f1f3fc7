import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BINDGEN, readBindgenVersion, readRelease } from "./places.ts";

/** Takes the changesets into the packages' versions and changelogs. Where it cannot, it has said why. */
export function takeChangesets(root: string): boolean {
  const before = readBindgenVersion(root);
  if (spawnSync("changeset", ["version"], { cwd: root, stdio: "inherit" }).status !== 0) return false;
  reviseBindgen(root, before);
  return true;
}

/**
 * A changeset that names `@bimetal/bindgen` means its own code, but changesets would count the release of wasm-bindgen on:
 * it gets a revision, in its manifest and in its changelog.
 */
function reviseBindgen(root: string, before: string): void {
  const manifest = join(root, BINDGEN, "package.json");
  const counted: string = JSON.parse(readFileSync(manifest, "utf8")).version;
  if (counted === before) return;
  const revision = Number(before.split("-")[1] ?? 0) + 1;
  const version = `${readRelease(root)}-${revision}`;
  replace(manifest, `"version": "${counted}"`, `"version": "${version}"`);
  replace(join(root, BINDGEN, "CHANGELOG.md"), `\n## ${counted}\n`, `\n## ${version}\n`);
}

function replace(file: string, found: string, wanted: string): void {
  writeFileSync(file, readFileSync(file, "utf8").replace(found, wanted));
}
