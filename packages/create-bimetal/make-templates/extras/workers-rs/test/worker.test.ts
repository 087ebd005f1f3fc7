import { join } from "node:path";
import { createWorker, type TestWorker } from "bimetal/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Env } from "../generated/env";

let worker: TestWorker<Env>;
beforeAll(async () => {
  worker = await createWorker<Env>({ root: join(import.meta.dirname, "..") });
});
afterAll(() => worker.close());

test("who comes again is counted", async () => {
  const greet = async () => (await worker.fetch("/hello/Ada")).json();
  expect(await greet()).toEqual({ text: "hello, Ada", visits: 1 });
  expect(await greet()).toEqual({ text: "hello, Ada", visits: 2 });
  expect(await worker.env.VISITS.get("Ada")).toBe("2");
});

test("a greeting is taken as JSON", async () => {
  const body = JSON.stringify({ text: "good morning", visits: 7 });
  const response = await worker.fetch("/greetings/Grace", { method: "POST", body });
  expect([response.status, await response.json()]).toEqual([201, { text: "good morning", visits: 7 }]);
  expect((await worker.fetch("/nowhere")).status).toBe(404);
});
