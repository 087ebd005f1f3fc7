import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { root } from "../../setup/root.mjs";
import { findDifferences } from "../src/differences.ts";
import { readBindgenVersion, readRelease, readVersion } from "../src/places.ts";
import { sync } from "../src/sync.ts";
import { copyRepository, edit } from "./copy.ts";

// Each copies what the whole repository is released by.
vi.setConfig({ testTimeout: 60_000 });

const version = readVersion(root);
const release = readRelease(root);
const mend = "run `npm run release:version -- --sync`";

let copy: string;
beforeEach(() => {
  copy = copyRepository();
});
afterEach(() => rmSync(copy, { recursive: true }));

test("all that carries a version of this repository carries the same one", () => {
  expect(findDifferences(root)).toEqual([]);
});

test.each([
  ["packages/cli/package.json", "version is 9.9.9", `"version": "${version}"`],
  ["Cargo.toml", "[workspace.package] is 9.9.9", `version = "${version}"\nedition`],
  ["Cargo.toml", "[workspace.dependencies] bimetal is 9.9.9", `version = "${version}" }`],
  ["Cargo.lock", "bimetal is 9.9.9", `"bimetal"\nversion = "${version}"`],
  ["tools/workers-rs/projects/beside/Cargo.lock", "bimetal is 9.9.9", `"bimetal"\nversion = "${version}"`],
  ["crates/bimetal-bindgen/Cargo.toml", "wasm-bindgen-cli-support is 9.9.9", `cli-support = "=${release}"`],
] as const)("%s: %s", (path, told, right) => {
  const before = readFileSync(join(copy, path), "utf8");
  edit(join(copy, path), right, right.replace(/\d+\.\d+\.\d+/, "9.9.9"));
  const [difference, ...others] = findDifferences(copy);
  expect(others).toEqual([]);
  expect(difference?.replace(/:\d+: /, ": ").replace(/, expected [\d.-]+/, "")).toBe(`${path}: ${told}: ${mend}`);

  expect(sync(copy)).toEqual([path]);
  expect(readFileSync(join(copy, path), "utf8")).toBe(before);
  expect(findDifferences(copy)).toEqual([]);
});

test("`@bimetal/bindgen` has the version of the wasm-bindgen in it, or a revision of that", () => {
  const manifest = join(copy, "packages/bindgen/package.json");
  edit(manifest, readBindgenVersion(copy), `${release}-7`);
  expect(findDifferences(copy)).toEqual([]);
  edit(manifest, `${release}-7`, "9.9.9-7");
  expect(findDifferences(copy)).toEqual([
    `packages/bindgen/package.json:3: version is 9.9.9-7, expected ${release}: ${mend}`,
  ]);
  expect(sync(copy)).toEqual(["packages/bindgen/package.json"]);
  expect(readBindgenVersion(copy)).toBe(release);
});

test("the crate's changelog is that of the package", () => {
  for (const name of ["packages", "crates"]) mkdirSync(join(copy, name, "bimetal"), { recursive: true });
  writeFileSync(join(copy, "packages/bimetal/CHANGELOG.md"), "# bimetal\n\n## 9.9.9\n");
  expect(findDifferences(copy)).toEqual([
    `crates/bimetal/CHANGELOG.md: it is not the same as packages/bimetal/CHANGELOG.md: ${mend}`,
  ]);
  expect(sync(copy)).toEqual(["crates/bimetal/CHANGELOG.md"]);
  expect(findDifferences(copy)).toEqual([]);
});

test("a package outside the group, and a dependency on a range of versions", () => {
  edit(join(copy, ".changeset/config.json"), ', "create-bimetal"', "");
  edit(join(copy, "packages/cli/package.json"), '"@bimetal/config": "workspace:*"', '"@bimetal/config": "workspace:^"');
  expect(findDifferences(copy)).toEqual([
    ".changeset/config.json: add create-bimetal to `fixed`",
    'packages/cli/package.json: @bimetal/config is workspace:^: write "workspace:*"',
  ]);
});

test("a template that was made before the version was another", () => {
  const template = join(copy, "packages/create-bimetal/templates/hybrid");
  mkdirSync(template, { recursive: true });
  const manifest = { dependencies: { bimetal: "9.9.9", hono: "^4.0.0" }, devDependencies: { "@bimetal/cli": version } };
  writeFileSync(join(template, "package.json"), JSON.stringify(manifest, undefined, 2));
  writeFileSync(join(template, "Cargo.toml"), '[dependencies]\nbimetal = "=9.9.9"\nwasm-bindgen = "=0.2.1"\n');
  const path = "packages/create-bimetal/templates/hybrid";
  expect(findDifferences(copy)).toEqual([
    `${path}/Cargo.toml:2: bimetal is 9.9.9, expected ${version}: run \`npm run build\``,
    `${path}/Cargo.toml:3: wasm-bindgen is 0.2.1, expected ${release}: run \`npm run build\``,
    `${path}/package.json:3: bimetal is 9.9.9, expected ${version}: run \`npm run build\``,
  ]);
});
