import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { root } from "../../setup/root.mjs";
import { findDifferences } from "../src/differences.ts";
import { readRelease, readVersion } from "../src/places.ts";
import { sync } from "../src/sync.ts";
import { copyRepository, edit } from "./copy.ts";

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
  ["packages/cli/package.json", `"version": "${version}"`, '"version": "9.9.9"', "version is 9.9.9"],
  ["packages/bindgen/package.json", `"version": "${release}`, '"version": "0.2.1', "version is 0.2.1"],
  ["Cargo.toml", `version = "${version}"\nedition`, 'version = "9.9.9"\nedition', "[workspace.package] is 9.9.9"],
  ["Cargo.toml", `version = "${version}" }`, 'version = "9.9.9" }', "[workspace.dependencies] bimetal is 9.9.9"],
  ["Cargo.lock", `"bimetal"\nversion = "${version}"`, '"bimetal"\nversion = "9.9.9"', "bimetal is 9.9.9"],
  [
    ...["tools/workers-rs/projects/beside/Cargo.lock", `"bimetal"\nversion = "${version}"`],
    ...['"bimetal"\nversion = "9.9.9"', "bimetal is 9.9.9"],
  ],
  [
    ...["crates/bimetal-bindgen/Cargo.toml", `cli-support = "=${release}"`, 'cli-support = "=0.2.1"'],
    "wasm-bindgen-cli-support is 0.2.1",
  ],
] as const)("%s: %s is not %s", (path, found, wanted, told) => {
  const before = readFileSync(join(copy, path), "utf8");
  edit(join(copy, path), found, wanted);
  const [difference, ...others] = findDifferences(copy);
  expect(others).toEqual([]);
  expect(difference?.replace(/:\d+: /, ": ").replace(/, expected [\d.-]+/, "")).toBe(`${path}: ${told}: ${mend}`);

  expect(sync(copy)).toEqual([path]);
  expect(readFileSync(join(copy, path), "utf8")).toBe(before);
  expect(findDifferences(copy)).toEqual([]);
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
