import { join } from "node:path";
import { createWorker, type TestWorker } from "bimetal/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createClient } from "../generated/client";
import type { Env } from "../generated/env";

let worker: TestWorker<Env>;
beforeAll(async () => {
  worker = await createWorker<Env>({ root: join(import.meta.dirname, "..") });
});
afterAll(() => worker.close());

test("who comes again is counted", async () => {
  const client = createClient(worker);
  const params = { name: "Ada" };
  expect(await client.greet({ params })).toMatchObject({ status: 200, body: { text: "Hello, Ada.", visits: 1 } });
  expect(await client.greet({ params, query: { shout: "yes" } })).toMatchObject({
    body: { text: "HELLO, ADA.", visits: 2 },
  });
  expect(await client.visits({ params })).toMatchObject({ status: 200, body: { visits: 2 } });
});

test("the page", async () => {
  const response = await worker.fetch("/");
  expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(await response.text()).toContain("/hello/world");
});

test("what the contract does not allow is refused", async () => {
  const response = await worker.fetch("/hello/Ada?shout=perhaps");
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ issues: [{ path: ["shout"] }] });
});
