/** Codegen of a project that has a config alone. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";

vi.setConfig({ testTimeout: 60_000 });

const root: string = mkdtempSync(join(tmpdir(), "bimetal-codegen-"));
afterAll(() => rmSync(root, { recursive: true }));

const config = `
name = "links"
kv_namespaces = [{ binding = "LINKS", id = "links" }]

[build]
command = "touch built"

[env.staging.build]
command = "touch built"
`;

beforeAll(() => {
  writeFileSync(join(root, "wrangler.toml"), config);
  writeFileSync(join(root, "tell-modules.mjs"), TELL_MODULES);
});

/** Writes the URL of every module that is loaded into a file. */
const TELL_MODULES = `
import { appendFileSync } from "node:fs";
import { registerHooks } from "node:module";
registerHooks({
  load(url, context, nextLoad) {
    appendFileSync("modules.txt", url + "\\n");
    return nextLoad(url, context);
  },
});
`;

function codegen(...args: readonly string[]): string {
  rmSync(join(root, "modules.txt"), { force: true });
  const ran = run(args);
  expect(ran.status, ran.stderr).toBe(0);
  return readFileSync(join(root, "modules.txt"), "utf8");
}

function run(args: readonly string[]) {
  const node = ["--conditions=development", "--import", "./tell-modules.mjs"];
  const bimetal = join(import.meta.dirname, "../bin/bimetal.js");
  return spawnSync(process.execPath, [...node, bimetal, "codegen", ...args], { cwd: root, encoding: "utf8" });
}

test.each([[[]], [["--check"]], [["--env", "staging"]]])("it does not run the build command: %j", (args) => {
  codegen(...args);
  expect(existsSync(join(root, "generated/env.ts"))).toBe(true);
  expect(existsSync(join(root, "built"))).toBe(false);
});

test("without a contract, what contracts and builds need is not loaded", () => {
  const modules = codegen();
  expect(modules).toContain("/packages/compiler/src/compile.ts");
  expect(modules).not.toMatch(/node_modules\/(?:esbuild|zod|typescript|chokidar|binaryen)\/|packages\/assembler/);
});

test("with the package of another version nothing is written", () => {
  const installed = join(root, "node_modules/bimetal");
  mkdirSync(installed, { recursive: true });
  writeFileSync(join(installed, "package.json"), '{ "version": "0.0.0-other" }');
  rmSync(join(root, "generated"), { recursive: true });
  const { status, stdout } = run([]);
  expect(status).toBe(1);
  expect(stdout).toContain("error[version/package]: the package `bimetal` is 0.0.0-other");
  expect(existsSync(join(root, "generated"))).toBe(false);
});
