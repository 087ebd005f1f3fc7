import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestHarness, type TestHarness } from "wrangler";

const root = join(import.meta.dirname, "..");

/** The Worker in an environment that has none of its bindings. */
function createOthers(vars: Record<string, boolean>): TestHarness {
  const config = { name: "others", main: "dist/worker.js", compatibility_date: "2026-11-01", vars };
  return createTestHarness({ root: join(root, "others"), workers: [{ config }] });
}

/** By the route, what a handler sees of what stands for the platform. */
const seen: Readonly<Record<string, readonly unknown[]>> = {
  ai: [
    '["model",{"prompt":"hello"},null]',
    "data: model\n\n",
    "model",
    '["model",{"prompt":"hello"},{"gateway":{"id":"g"}}]',
    "AI binding AI: run_body: the value is not of the type that was asked for",
  ],
  vectorize: [
    "2 3",
    '[[0.5,0.25],{"topK":3,"filter":{"topic":"drinks"},"returnValues":false,"returnMetadata":"all"}] 0.75 Some("drinks")',
    '["tea",{"returnValues":false,"returnMetadata":"none"}]',
    'insert [{"id":"tea","values":[0.5,0.25],"metadata":{"topic":"drinks"}}]',
    'upsert [{"id":"tea","values":[0.5,0.25],"metadata":{"topic":"drinks"}}]',
    "2 b [0.5, 0.25]",
    "delete a,b",
  ],
  dispatch: [
    '["acme",{},{"limits":{}}]: GET https://example.com/',
    '["acme",{},{"limits":{"cpuMs":10},"outbound":{"tenant":"acme"}}]: GET https://example.com/',
    "dispatch namespace TENANTS: get: Worker not found.",
  ],
  fetchers: ["browser", "certificate", "internal", "network"].map((name) => `${name}: GET https://example.com/`),
  handles: [
    ...["SEARCHES", "SEARCH", "MEMORY", "MEDIA", "STREAM", "ANALYTICS", "CLICKS", "RECORDS", "ARTIFACTS", "FLAGS"],
    ...["HELLO", "BETA", "LOGS", "BLOB", "TEXT", "MODULE"],
  ].map((name) => `${name}: hello, Ada`),
};

const alone = createOthers({});
const withStandIns = createOthers({ STAND_INS: true });
beforeAll(async () => {
  await alone.listen();
  await withStandIns.listen();
});
afterAll(() => Promise.all([alone.close(), withStandIns.close()]));

test("a Worker without its bindings says which are missing, where they are declared, and what to do", async () => {
  const response = await alone.fetch("/ai");
  expect(response.status).toBe(500);
  const [title, ...missing] = (await response.text()).split("\n");
  expect(title).toBe("25 bindings do not fit the environment:");
  expect(missing).toHaveLength(25);
  expect(missing).toContain(
    "  the Vectorize index INDEX (wrangler.jsonc:8) is missing from env: bindings are not inherited by environments, so declare it in the one that runs, and start the Worker with this configuration",
  );
  expect(missing.at(-1)).toContain("the secret TOKEN (wrangler.jsonc:32) is missing from env: set it with");
});

test.each(Object.entries(seen))("%s", async (path, steps) => {
  const response = await withStandIns.fetch(`/${path}`);
  expect(await response.text()).toBe(JSON.stringify(steps));
});

test("what no handler calls is not in a Worker", () => {
  const calls = /writeDataPoint|createBatch|getWithMetadata|idFromName|connectionString|cloudflare:email/g;
  const called = (folder: string) => new Set(readFileSync(join(root, folder, "dist/rust.js"), "utf8").match(calls));
  expect(called(".").size).toBe(6);
  expect(called("others").size).toBe(0);
});
