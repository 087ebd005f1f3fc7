import { formatStep, formatSteps } from "./publish/format.ts";
import { publish } from "./publish.ts";
import { root } from "./root.ts";
import { run, stopAll } from "./run.ts";

/** `pnpm release`: builds the packages and publishes everything. Returns the exit code. */
export async function runPublish(json: boolean): Promise<number> {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => {
      stopAll();
      process.exit(1);
    });
  }
  await run(["turbo", "run", "build", "--filter=./packages/*", "--output-logs=errors-only"], { cwd: root });
  const steps = await publish({ root, onStep: (step) => process.stderr.write(`${formatStep(step)}\n`) });
  process.stdout.write(json ? `${JSON.stringify({ steps }, undefined, 2)}\n` : `\n${formatSteps(steps)}\n`);
  return steps.some(({ outcome }) => outcome === "failed") ? 1 : 0;
}
