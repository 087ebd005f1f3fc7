import { root } from "../../setup/root.mjs";
import { formatStep, formatSteps } from "./publish/format.ts";
import { publish } from "./publish.ts";
import { buildPackages, endOnSignals } from "./run.ts";

/** `pnpm release`: builds the packages and publishes everything. Returns the exit code. */
export async function runPublish(json: boolean): Promise<number> {
  endOnSignals();
  await buildPackages();
  const steps = await publish({ root, onStep: (step) => process.stderr.write(`${formatStep(step)}\n`) });
  process.stdout.write(json ? `${JSON.stringify({ steps }, undefined, 2)}\n` : `\n${formatSteps(steps)}\n`);
  return steps.some(({ outcome }) => outcome === "failed") ? 1 : 0;
}
