import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BINDGEN, readBindgenVersion, readRelease } from "./places.ts";

/** Takes the changesets into the packages' versions and changelogs. Where it cannot, it has said why. */
export function takeChangesets(root: string): boolean {
  const current = readBindgenVersion(root);
  const isReleased = read(join(root, CHANGELOG)).includes(`\n## ${current}\n`);
  const before = readCounted(root);
  if (spawnSync("changeset", ["version"], { cwd: root, stdio: "inherit" }).status !== 0) return false;
  const counted = readCounted(root);
  const isNamed = counted !== before;
  const version = isNamed && isReleased ? nextRevision(root, current) : current;
  replace(join(root, MANIFEST), `"version": "${counted}"`, `"version": "${version}"`);
  if (isNamed) replace(join(root, CHANGELOG), `\n## ${counted}\n`, `\n## ${version}\n`);
  else if (!isReleased) tellRelease(root, version);
  return true;
}

const MANIFEST = `${BINDGEN}/package.json`;
/** Has a heading for every version that was released. */
const CHANGELOG = `${BINDGEN}/CHANGELOG.md`;

/** The version that changesets knows of: it would count a release of wasm-bindgen on where one names the package. */
function readCounted(root: string): string {
  return JSON.parse(read(join(root, MANIFEST))).version;
}

/** The same release of wasm-bindgen, with other code around it. */
function nextRevision(root: string, current: string): string {
  return `${readRelease(root)}-${Number(current.split("-")[1] ?? 0) + 1}`;
}

function tellRelease(root: string, version: string): void {
  const title = "# @bimetal/bindgen\n";
  const older = read(join(root, CHANGELOG)).replace(title, "");
  writeFileSync(join(root, CHANGELOG), `${title}\n## ${version}\n\nwasm-bindgen ${readRelease(root)}.\n${older}`);
}

function read(file: string): string {
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

function replace(file: string, found: string, wanted: string): void {
  writeFileSync(file, read(file).replace(found, wanted));
}
