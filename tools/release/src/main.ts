/** `pnpm release [--json]` publishes; with `--dry-run`: everything that a release does, but for the release. */

import { UserError } from "../../setup/user-error.mjs";
import { readArguments } from "./arguments.ts";
import { runDry } from "./run-dry.ts";
import { runPublish } from "./run-publish.ts";

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  try {
    const options = readArguments(args);
    return await (options.dryRun ? runDry(options) : runPublish(options.json));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    process.stderr.write(`\n${error.message}\n`);
    return 1;
  }
}
