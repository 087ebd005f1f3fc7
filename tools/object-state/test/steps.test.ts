/** What each step says on the platform; `cargo test` asks the fakes for the same. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Probes, startProbes } from "./probes.ts";

const steps: Record<string, string[]> = JSON.parse(
  readFileSync(join(import.meta.dirname, "../fixtures/steps.json"), "utf8"),
);

let probes: Probes;
beforeAll(async () => {
  probes = await startProbes();
}, 60_000);
afterAll(() => probes.close());

test.for(Object.entries(steps))("%s", async ([step, lines]) => {
  expect(await probes.ask(`/PROBES/${step}/steps/${step}`)).toEqual({ status: 200, said: lines });
});
