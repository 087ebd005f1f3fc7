import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type OutputFile, removeRust, swapIn } from "./swap.ts";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "bimetal-swap-"));
});
afterEach(() => rmSync(root, { recursive: true }));

const LONG_AGO = new Date(0);
const swap = (files: readonly OutputFile[]): string[] => swapIn(join(root, "dist"), join(root, ".staging"), files);

function output(hash: string): OutputFile[] {
  const wasm = `rust-${hash}.wasm`;
  return [
    { name: wasm, content: Uint8Array.from([0, 0x61, 0x73, 0x6d]) },
    { name: "rust.js", content: `import module from "./${wasm}";\n` },
    { name: "worker.js", content: 'import "./rust.js";\n' },
  ];
}

test("everything is put in place, and nothing else is left", () => {
  expect(swap(output("00000001"))).toEqual(["rust-00000001.wasm", "rust.js", "worker.js"]);
  expect(readdirSync(join(root, "dist"))).toEqual(["rust-00000001.wasm", "rust.js", "worker.js"]);
  expect(readdirSync(root)).toEqual(["dist"]);
});

test("files that stay the same are not touched", () => {
  swap(output("00000001"));
  for (const name of readdirSync(join(root, "dist"))) utimesSync(join(root, "dist", name), LONG_AGO, LONG_AGO);
  expect(swap(output("00000001"))).toEqual([]);
  expect(swap(output("00000002"))).toEqual(["rust-00000002.wasm", "rust.js"]);
  const age = (name: string): number => statSync(join(root, "dist", name)).mtimeMs;
  expect([age("worker.js"), age("rust.js") > 0]).toEqual([0, true]);
});

test("the module before the last one stays, for it may be being read; older ones go", () => {
  for (const hash of ["00000001", "00000002", "00000003"]) swap(output(hash));
  const modules = readdirSync(join(root, "dist")).filter((name) => name.endsWith(".wasm"));
  expect(modules).toEqual(["rust-00000002.wasm", "rust-00000003.wasm"]);
});

test("files of the author's in the same folder stay", () => {
  swap([{ name: "notes.wasm", content: "" }, ...output("00000001")]);
  swap(output("00000002"));
  swap(output("00000003"));
  expect(existsSync(join(root, "dist/notes.wasm"))).toBe(true);
});

test("what an interrupted build has left beside the output does no harm", () => {
  swapIn(join(root, ".staging"), join(root, "unused"), [{ name: "half", content: "of a file" }]);
  swap(output("00000001"));
  expect(readFileSync(join(root, "dist/worker.js"), "utf8")).toBe('import "./rust.js";\n');
  expect(readdirSync(root)).toEqual(["dist"]);
});

test("the Rust half goes when nothing imports it any more", () => {
  swap(output("00000001"));
  removeRust(join(root, "dist"));
  expect(readdirSync(join(root, "dist"))).toEqual(["worker.js"]);
});
