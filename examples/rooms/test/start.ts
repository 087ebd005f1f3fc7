import { join } from "node:path";
import { createWorker, type TestWorker } from "bimetal/test";
import { afterAll } from "vitest";
import type { Env } from "../generated/env";

/** Starts the Worker for the tests of one file. */
export async function start(vars: Partial<Env> = {}): Promise<TestWorker<Env>> {
  const root = join(import.meta.dirname, "..");
  const worker = await createWorker<Env>({ root, vars });
  afterAll(worker.close);
  return worker;
}
