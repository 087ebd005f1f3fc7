/// <reference types="node" />
import { join } from "node:path";
import { createWorker } from "bimetal/test";
import { afterAll, expect, test } from "vitest";
import type { Env } from "../generated/env";

// What `bimetal build` has made, on workerd.
const worker = await createWorker<Env>({ root: join(import.meta.dirname, "..") });
afterAll(() => worker.close());

test("Rust greets who asks", async () => {
  const response = await worker.fetch("{{path}}/Ada");
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ text: "Hello, Ada, from Rust." });
});
