import { join } from "node:path";
import { createWorker, type TestWorker } from "bimetal/test";
import { afterAll, beforeAll } from "vitest";
import type { Env } from "../generated/env.ts";

/** The Worker of a test file, with storage of its own. */
export interface Running {
  readonly worker: () => TestWorker<Env>;
  /** What a path answers. */
  readonly read: (path: string) => Promise<unknown>;
}

export function startWorker(): Running {
  let worker: TestWorker<Env>;
  beforeAll(async () => {
    worker = await createWorker<Env>({ root: join(import.meta.dirname, "..") });
  }, 60_000);
  afterAll(() => worker.close());
  return { worker: () => worker, read: async (path) => (await worker.fetch(path)).json() };
}
