import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { cases as found } from "../fixtures/found.ts";
import { compareFile } from "../src/schemas/cases.ts";
import { describe } from "../src/schemas/command.ts";
import { Coverage } from "../src/schemas/coverage.ts";
import { compareRandom } from "../src/schemas/run.ts";
import { selfTest } from "../src/schemas/self-test.ts";

// Cargo builds each batch of schemas as a crate first.
vi.setConfig({ testTimeout: 300_000 });

test("zod, the emitted parsers and the emitted Rust judge random bodies of random schemas alike", async () => {
  const { cases, disagreements } = await compareRandom({ seed: 5, schemas: 100, values: 60 }, new Coverage());
  expect(disagreements.map(describe)).toEqual([]);
  expect(cases).toBeGreaterThan(5_000);
});

test("they agree about what they once did not", async () => {
  const { cases, disagreements } = await compareFile(join(import.meta.dirname, "../fixtures/found.ts"));
  expect(disagreements.map(describe)).toEqual([]);
  expect(cases).toBe(found.flatMap(({ bodies }) => bodies).length);
});

test("mistakes that are planted into what is emitted are found", async () => {
  const report: string[] = [];
  expect(await selfTest((line) => report.push(line)), report.join("\n")).toBe(0);
  expect(report.length).toBeGreaterThan(20);
});
