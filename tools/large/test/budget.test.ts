import { expect, test } from "vitest";
import { findOverruns } from "../src/budget.ts";

test("a size may be 3 % over its budget", () => {
  expect(findOverruns({ wasm: 1030, js: 100 }, { wasm: 1000, js: 200 })).toEqual([]);
});

test("what is over its budget is told, and by how much", () => {
  expect(findOverruns({ wasm: 1031, js: 220 }, { wasm: 1000, js: 200 })).toEqual([
    "wasm: 1031 bytes gzipped, 31 (3.1 %) more than budget.json has",
    "js: 220 bytes gzipped, 20 (10.0 %) more than budget.json has",
  ]);
});
