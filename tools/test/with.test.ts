import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../setup/root.mjs";

/** Runs a command as someone in another folder would. */
function run(...command: string[]): string {
  return execFileSync(join(root, "tools", "with"), command, { cwd: tmpdir(), encoding: "utf8" }).trim();
}

const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

test("tools/with finds the root where the shell looks for folders elsewhere, too", () => {
  const env = { ...process.env, CDPATH: root };
  // `cd` printed where it went, which became a part of PATH.
  const path = execFileSync("tools/with", ["sh", "-c", 'echo "$PATH"'], { cwd: root, encoding: "utf8", env });
  expect(path.split("\n")).toEqual([expect.stringContaining(join(root, "node_modules/.bin")), ""]);
});

test("tools/with has the project's Node and pnpm", () => {
  expect(run("node", "--version")).toBe(`v${manifest.devDependencies.node}`);
  expect(`pnpm@${run("pnpm", "--version")}`).toBe(manifest.packageManager);
});

test("tools/with has a Rust with a standard library for Wasm", () => {
  const folder = run("rustc", "--print", "target-libdir", "--target", "wasm32-unknown-unknown");
  expect(run("ls", folder)).toContain("libstd-");
});

test("tools/with has the command of this repository, from its sources", () => {
  const { version } = JSON.parse(readFileSync(join(root, "packages/cli/package.json"), "utf8"));
  expect(run("bimetal", "--version")).toContain(version);
});
