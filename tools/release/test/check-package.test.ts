import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { root } from "../../setup/root.mjs";
import { checkPackage } from "../src/dry-run/check-package.ts";
import { packPackage } from "../src/dry-run/pack-packages.ts";

const entry = { development: "./src/index.ts", types: "./dist/index.d.ts", default: "./dist/index.js" };
const { development: _, ...published } = entry;

const manifest = {
  ...{ name: "@planted/package", version: "1.0.0", description: "A package.", license: "MIT", type: "module" },
  ...{ keywords: ["planted"], engines: { node: ">=22.12" }, files: ["dist"] },
  exports: { ".": entry },
  publishConfig: { exports: { ".": published } as object },
};

const files: Readonly<Record<string, string | undefined>> = {
  "README.md": "# package\n",
  "dist/index.js": "export const one = 1;\n",
  "dist/index.d.ts": "export declare const one: number;\n",
};

/** Packs a package, and says what is wrong with it. */
async function check(own: typeof files, ownManifest: object = manifest): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "bimetal-release-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const all = { "package.json": JSON.stringify(ownManifest), ...files, ...own };
  for (const [path, text] of Object.entries(all)) {
    if (text === undefined) continue;
    mkdirSync(dirname(join(folder, "source", path)), { recursive: true });
    writeFileSync(join(folder, "source", path), text);
  }
  cpSync(join(root, "LICENSE"), join(folder, "source/LICENSE"));
  return checkPackage(await packPackage(join(folder, "source"), folder));
}

test("nothing is wrong with a good package", async () => {
  expect(await check({})).toEqual([]);
});

test.each<[string, typeof files, RegExp]>([
  ["a file of `exports` was not built", { "dist/index.js": undefined }, /publint: .*dist\/index\.js.* does not exist/],
  ["declarations were not built", { "dist/index.d.ts": undefined }, /publint: .*dist\/index\.d\.ts.* does not exist/],
  [
    "declarations import what is not there",
    { "dist/index.d.ts": 'export { one } from "./one.js";\n' },
    /the types are wrong: .*internal resolution error/is,
  ],
  ["there is no README", { "README.md": undefined }, /there is no README\.md/],
  [
    "a path of this machine was built in",
    { "dist/index.js": `export const one = "${homedir()}/src";\n` },
    /dist\/index\.js has the path/,
  ],
  [
    "a source map is named that there is not",
    { "dist/index.js": "export const one = 1;\n//# sourceMappingURL=index.js.map\n" },
    /names the source map index\.js\.map/,
  ],
])("%s", async (_, damage, problem) => {
  const problems = await check(damage);
  expect(problems.join("\n")).toMatch(problem);
  for (const each of problems) expect(each).toMatch(/^@planted\/package: /);
});

test("sources of the repository are led to, and a key is missing", async () => {
  const { keywords: _, publishConfig: __, ...rest } = manifest;
  const problems = (await check({}, rest)).join("\n");
  expect(problems).toMatch(/package\.json has no `keywords`/);
  expect(problems).toMatch(/package\.json has the condition `development`/);
});
