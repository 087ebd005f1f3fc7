import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { findDifferences } from "../src/differences.ts";
import { findPublished, readBindgenVersion, readRelease, readVersion } from "../src/places.ts";
import { sync } from "../src/sync.ts";
import { takeChangesets } from "../src/take-changesets.ts";
import { copyRepository, edit } from "./copy.ts";

// Each copies what the whole repository is released by.
vi.setConfig({ testTimeout: 60_000 });

let copy: string;
beforeEach(() => {
  copy = copyRepository();
});
afterEach(() => rmSync(copy, { recursive: true }));

test("a changeset of one package makes one version of all, and stands in its changelog", () => {
  const [major, minor] = readVersion(copy).split(".").map(Number);
  const bindgen = readBindgenVersion(copy);
  writeChangeset("bimetal", "minor");
  expect(takeChangesets(copy)).toBe(true);
  expect(sync(copy)).toEqual(expect.arrayContaining(["Cargo.toml", "Cargo.lock", "crates/bimetal/CHANGELOG.md"]));

  const version = `${major}.${Number(minor) + 1}.0`;
  expect(readVersion(copy)).toBe(version);
  expect(read("Cargo.toml")).toContain(`bimetal = { path = "crates/bimetal", version = "${version}" }`);
  const told = `# bimetal\n\n## ${version}\n\n### Minor Changes\n\n- Say more:\n\n  \`\`\`ts\n  say("more");\n  \`\`\`\n`;
  expect(read("crates/bimetal/CHANGELOG.md").startsWith(told)).toBe(true);
  expect(readBindgenVersion(copy)).toBe(bindgen);
  expect(findDifferences(copy)).toEqual([]);
  const versions = findPublished(copy).map((folder) => JSON.parse(read(`${folder}/package.json`)).version);
  expect(versions.sort()).toEqual([...versions.map(() => version).slice(1), bindgen].sort());
});

test("`@bimetal/bindgen` is of the wasm-bindgen in it, and has a revision when it is another than was released", () => {
  const release = readRelease(copy);
  const releases = (name: string): string => {
    writeChangeset(name, "patch");
    expect(takeChangesets(copy)).toBe(true);
    sync(copy);
    expect(findDifferences(copy)).toEqual([]);
    const version = readBindgenVersion(copy);
    expect(read("packages/bindgen/CHANGELOG.md").startsWith(`# @bimetal/bindgen\n\n## ${version}\n`)).toBe(true);
    return version;
  };
  edit(join(copy, "packages/bindgen/package.json"), readBindgenVersion(copy), release);
  rmSync(join(copy, "packages/bindgen/CHANGELOG.md"), { force: true });
  expect(["@bimetal/bindgen", "bimetal"].map(releases)).toEqual([release, release]);
  expect(["@bimetal/bindgen", "@bimetal/bindgen"].map(releases)).toEqual([`${release}-1`, `${release}-2`]);

  for (const [file, name] of pins) edit(join(copy, file), `${name} = "=${release}"`, `${name} = "=0.9.9"`);
  sync(copy);
  expect(["bimetal", "@bimetal/bindgen"].map(releases)).toEqual(["0.9.9", "0.9.9-1"]);
  const headings = read("packages/bindgen/CHANGELOG.md").match(/^## .*/gm);
  expect(headings).toEqual(["## 0.9.9-1", "## 0.9.9", `## ${release}-2`, `## ${release}-1`, `## ${release}`]);
});

const pins = [
  ["crates/bimetal/Cargo.toml", "wasm-bindgen"],
  ["crates/bimetal-bindgen/Cargo.toml", "wasm-bindgen-cli-support"],
  ["crates/bimetal-bindgen/Cargo.toml", "wasm-bindgen-shared"],
] as const;

function writeChangeset(name: string, kind: string): void {
  const text = `---\n"${name}": ${kind}\n---\n\nSay more:\n\n\`\`\`ts\nsay("more");\n\`\`\`\n`;
  writeFileSync(join(copy, ".changeset/more.md"), text);
}

function read(file: string): string {
  return readFileSync(join(copy, file), "utf8");
}
