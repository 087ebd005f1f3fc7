import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findDifferences } from "../src/differences.ts";
import { findPublished, readBindgenVersion, readVersion } from "../src/places.ts";
import { sync } from "../src/sync.ts";
import { takeChangesets } from "../src/take-changesets.ts";
import { copyRepository } from "./copy.ts";

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

test("a changeset of `@bimetal/bindgen` makes a revision of the release that it has, twice", () => {
  const [release, revision = 0] = readBindgenVersion(copy).split("-");
  for (const next of [Number(revision) + 1, Number(revision) + 2]) {
    writeChangeset("@bimetal/bindgen", "patch");
    expect(takeChangesets(copy)).toBe(true);
    sync(copy);
    expect(readBindgenVersion(copy)).toBe(`${release}-${next}`);
    expect(read("packages/bindgen/CHANGELOG.md")).toContain(`# @bimetal/bindgen\n\n## ${release}-${next}\n`);
    expect(findDifferences(copy)).toEqual([]);
  }
});

function writeChangeset(name: string, kind: string): void {
  const text = `---\n"${name}": ${kind}\n---\n\nSay more:\n\n\`\`\`ts\nsay("more");\n\`\`\`\n`;
  writeFileSync(join(copy, ".changeset/more.md"), text);
}

function read(file: string): string {
  return readFileSync(join(copy, file), "utf8");
}
