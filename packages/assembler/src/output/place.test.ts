import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parseConfig, type WorkerConfig } from "@bimetal/config";
import { afterEach, beforeEach, expect, test } from "vitest";
import { emitFailure, emitWorker } from "./files.ts";
import { hasWorker, planOutput } from "./place.ts";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "bimetal-place-"));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(file: string, text = ""): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

function config(main: string | undefined): WorkerConfig {
  const { value } = parseConfig("wrangler.json", JSON.stringify({ name: "app", main }));
  if (!value) throw new Error("the config is wrong");
  return value;
}

test.each([
  ["dist/worker.js", "dist", "worker.js", "../src/index.ts"],
  ["./out/a/main.mjs", "out/a", "main.mjs", "../../src/index.ts"],
  ["worker.js", "", "worker.js", "./src/index.ts"],
])("main %s is written, and leads to the author's entry", (main, folder, worker, entry) => {
  write("src/index.ts");
  expect(planOutput(root, config(main), true).value).toEqual({ folder: join(root, folder), worker, entry });
});

test("the author's entry may be of another kind", () => {
  write("src/index.tsx");
  expect(planOutput(root, config("dist/worker.js"), true).value?.entry).toBe("../src/index.tsx");
});

test("a generated entry needs none of the author's", () => {
  const { value } = planOutput(root, config("dist/worker.js"), true, "generated/routes.ts");
  expect(value?.entry).toBe("../generated/routes.ts");
});

test("without Rust, wrangler may bundle the author's own main", () => {
  write("src/index.ts");
  write("src/plain.js", "export default {}");
  for (const main of ["src/index.ts", "src/plain.js", undefined]) {
    expect(planOutput(root, config(main), false)).toEqual({ diagnostics: [] });
  }
  expect(planOutput(root, config("dist/worker.js"), false).value?.worker).toBe("worker.js");
});

test("nothing of the author's is overwritten", () => {
  write("src/index.ts");
  write("dist/worker.js", "export default {}");
  const { value, diagnostics } = planOutput(root, config("dist/worker.js"), true);
  expect([value, diagnostics.map(({ code }) => code)]).toEqual([undefined, ["assembler/foreign-output"]]);
  expect(diagnostics[0]?.location).toMatchObject({ file: "wrangler.json" });
});

test("what worker-build has left is overwritten", () => {
  write("build/index.js", "export default {}");
  expect(planOutput(root, config("build/index.js"), true, "build/rust.js").value).toBeUndefined();
  write("build/index_bg.wasm");
  expect(planOutput(root, config("build/index.js"), true, "build/rust.js").value?.entry).toBe("./rust.js");
});

test.each([
  ["src/index.ts", "assembler/main"],
  [undefined, "assembler/main"],
])("with Rust, main %s is a diagnostic", (main, code) => {
  write("src/index.ts");
  expect(planOutput(root, config(main), true).diagnostics.map((each) => each.code)).toEqual([code]);
});

test("a missing entry is a diagnostic", () => {
  expect(planOutput(root, config("dist/worker.js"), true).diagnostics.map(({ code }) => code)).toEqual([
    "assembler/no-entry",
  ]);
});

test("a Worker that only shows a failure is none", () => {
  const place = { folder: join(root, "dist"), worker: "worker.js" };
  expect(hasWorker(place)).toBe(false);
  write("dist/worker.js", emitFailure("no"));
  expect(hasWorker(place)).toBe(false);
  expect(planOutput(root, config("dist/worker.js"), true).diagnostics[0]?.code).toBe("assembler/no-entry");
  write(
    "dist/worker.js",
    emitWorker({ entry: "../src/index.ts", rust: true, events: [], objects: undefined, payloads: undefined }),
  );
  expect(hasWorker(place)).toBe(true);
});
