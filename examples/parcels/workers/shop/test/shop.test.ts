/** Both Workers run: the shop, and the depot behind its bindings. */
import { join } from "node:path";
import { createWorker, type TestWorker } from "bimetal/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Env } from "../generated/env";

let shop: TestWorker<Env>;

beforeAll(async () => {
  const root = join(import.meta.dirname, "..");
  shop = await createWorker<Env>({ root, neighbours: [{ root: join(root, "../depot") }] });
});
afterAll(() => shop.close());

const ask = async (path: string, init?: { method: string }) => {
  const response = await shop.fetch(path, init);
  return { status: response.status, text: await response.text() };
};

test("an order is a parcel at the depot, whose Rust asks the ledger in TypeScript for a number", async () => {
  expect(await ask("/orders/2", { method: "POST" })).toEqual({ status: 200, text: "BER1, for 810 cents" });
  expect(await ask("/orders/5", { method: "POST" })).toEqual({ status: 200, text: "BER2, for 890 cents" });
  expect(await ask("/orders/100", { method: "POST" })).toEqual({ status: 422, text: "The depot does not take it." });
});

test("methods of the depot's classes are called as they are typed", async () => {
  expect(await ask("/turnover")).toMatchObject({ text: "2 shipments for 1700 cents, 2 of them to Lisbon" });
  expect(await shop.env.ACCOUNTS.turnover("PAR")).toEqual({ shipments: 0, cents: 0 });
});

test("the depot answers for itself, in both languages", async () => {
  const depot = (path: string) => shop.env.DEPOT.fetch(`https://depot${path}`);
  const read = await depot("/shipments/BER2");
  expect(await read.json()).toEqual({ number: "BER2", parcel: { from: "BER", to: "LIS", grams: 2000 }, cents: 890 });
  const label = await depot("/shipments/BER2/label");
  expect(label.headers.get("content-type")).toMatch(/^image\/svg\+xml/);
  expect(await label.text()).toContain("<svg");
  for (const path of ["/shipments/BER9", "/shipments/BER9/label"]) {
    const missing = await depot(path);
    expect([missing.status, await missing.json()]).toEqual([404, { title: "There is no shipment BER9." }]);
  }
});
