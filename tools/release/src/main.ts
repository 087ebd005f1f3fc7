/** `pnpm release [--json]` publishes; with `--dry-run`: everything that a release does, but for the release. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readArguments } from "./arguments.ts";
import { createClock } from "./clock.ts";
import { dryRun } from "./dry-run/dry-run.ts";
import { formatArtefacts } from "./format.ts";
import { stopAll } from "./run.ts";
import { runPublish } from "./run-publish.ts";
import { UserError } from "./user-error.ts";

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  try {
    const { dryRun: isDry, json } = readArguments(args);
    if (!isDry) return await runPublish(json);
    await runDry(json);
    return 0;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    process.stderr.write(`\n${error.message}\n`);
    return 1;
  }
}

/** The folder is left there when something is wrong. */
async function runDry(json: boolean): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "bimetal-release-"));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => {
      stopAll();
      rmSync(folder, { recursive: true, force: true });
      process.exit(1);
    });
  }
  const clock = createClock();
  try {
    const { artefacts } = await dryRun(folder, clock);
    process.stdout.write(
      json
        ? `${JSON.stringify({ artefacts, phases: clock.phases }, undefined, 2)}\n`
        : `\n${formatArtefacts(artefacts)}\n`,
    );
    rmSync(folder, { recursive: true });
  } catch (error) {
    process.stderr.write(`\nWhat was made is in ${folder}\n`);
    throw error;
  }
}
