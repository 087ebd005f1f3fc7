import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Model, Router } from "@bimetal/compiler";
import { parseConfig } from "@bimetal/config";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isCrateWorker } from "./is-crate-worker.ts";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "bimetal-crate-"));
  write("Cargo.toml");
});
afterEach(() => rmSync(root, { recursive: true }));

function write(file: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), "");
}

function isCrate(model?: Model, { main = "build/index.js", router = "mixed" as Router } = {}): boolean {
  const { value: config } = parseConfig("wrangler.json", JSON.stringify({ name: "app", main }));
  if (!config) throw new Error("the config is wrong");
  return isCrateWorker({ root, config, router, model });
}

const contract = (language: string, events: readonly string[] = []): Model =>
  ({
    routes: [{ language }],
    functions: [],
    events: events.map((name) => ({ name })),
    objects: [],
  }) as unknown as Model;

test("a crate alone is the Worker, and stays it when routes of a contract are all in Rust", () => {
  expect(isCrate()).toBe(true);
  expect(isCrate(contract("rust"))).toBe(true);
});

test("it is not where TypeScript has something to do", () => {
  expect(isCrate(contract("typescript"))).toBe(false);
  expect(isCrate(contract("rust", ["queue"]))).toBe(false);
  write("src/index.ts");
  expect(isCrate()).toBe(false);
});

test("nor where `main` is the author's own module", () => {
  for (const main of ["src/shim.mjs", "src/worker.ts"]) {
    write(main);
    expect(isCrate(undefined, { main })).toBe(false);
  }
});

test("a Worker that a router of Bimetal's serves, or that has no crate, is another", () => {
  expect(isCrate(contract("rust"), { router: "rust" })).toBe(false);
  rmSync(join(root, "Cargo.toml"));
  expect(isCrate()).toBe(false);
});
