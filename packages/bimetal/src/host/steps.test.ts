import { expect, test } from "vitest";
import type { Instance, Owner } from "./instance.ts";
import { runStep } from "./steps.ts";

test("a step that nobody waits for any more fails, instead of waiting for a task that is not there", async () => {
  const exports = { bm_step: () => 0, bm_poll: () => 1, __bm_sp: { value: 0 } };
  const instance = { exports, depth: 0, stackBase: 0, ended: false, waiting: new Map() } as unknown as Instance;
  const platform = { do: (_: string, run: () => Promise<unknown>) => run() };
  const owner = { event: { event: {}, step: platform }, timeLimit: 1000 } as unknown as Owner;
  // It waited for the Workflow's time limit: some weeks.
  await expect(runStep(instance, 1, owner, { name: "collect", config: "", step: 7 })).rejects.toThrow(
    "nobody waits for the step `collect` any more",
  );
});
