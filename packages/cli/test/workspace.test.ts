import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type App, createApp, findFreePort, type Process } from "./app.ts";

/** A Worker whose contract, handlers and crates are spread over a workspace. */
let app: App;
let dev: Process;
let url = "";

const MINUTES = 60_000;

beforeAll(async () => {
  app = createApp("workspace", "workspace");
  // As pnpm links a package of the workspace.
  mkdirSync(join(app.root, "worker/node_modules/@fixture"), { recursive: true });
  symlinkSync(join(app.root, "packages/billing"), join(app.root, "worker/node_modules/@fixture/billing"));
  dev = app.start("bimetal", ["dev", "--config", "worker/wrangler.toml", "--port", String(await findFreePort())]);
  [url] = await dev.says(/^http:\/\/\S+$/m);
}, 5 * MINUTES);
afterAll(() => app.remove());

/** Asks until the answer is this one: a new Worker takes its moment. */
async function answers(path: string, expected: unknown, init?: RequestInit): Promise<void> {
  const ask = async () => (await fetch(new URL(path, url), init)).json();
  await expect.poll(() => ask().catch(String), { timeout: MINUTES, interval: 100 }).toEqual(expected);
}

const payment = {
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ id: "a1", cents: 5 }),
};

test("a group and its TypeScript handlers come from another package, Rust handlers and a function from two crates", async () => {
  await answers("/billing/a1", { id: "a1", cents: 0, currency: "EUR" });
  await answers("/billing", { id: "a1", cents: 5, currency: "EUR" }, payment);
  await answers("/stock/tea", { left: 3 });
  // "tea", and the "pieces" that TypeScript says.
  await answers("/measure/tea", 9);
});

test("an edit of any of them is picked up, and their mistakes stand at their places", {
  timeout: 3 * MINUTES,
}, async () => {
  app.edit("packages/billing/src/handlers.ts", "cents: 0", "cents: 1");
  await answers("/billing/a1", { id: "a1", cents: 1, currency: "EUR" });
  app.edit("crates/stock/src/lib.rs", ".count() as i64", ".count() as i64 + 1");
  await answers("/stock/tea", { left: 4 });
  const since = dev.output().length;
  app.edit("packages/billing/src/contract.ts", 'get("/:id"', 'get(":id"');
  await dev.says(/ --> \.\.\/packages\/billing\/src\/contract\.ts:8:\d+/, since);
  app.edit("packages/billing/src/contract.ts", 'get(":id"', 'get("/bills/:id"');
  await answers("/billing/bills/a1", { id: "a1", cents: 1, currency: "EUR" });
  app.edit("crates/billing/src/lib.rs", "cents: body.cents", "cents: body.cent");
  await dev.says(/--> .*\/crates\/billing\/src\/lib\.rs:11:\d+/, since);
  expect(dev.output()).not.toContain("in TypeScript");
});
