/** `pnpm examples publish`: builds the examples and deploys them. */

import { UserError } from "../../setup/user-error.mjs";
import { chooseNames, HELP, readArguments } from "./arguments.ts";
import { build } from "./build.ts";
import { findWorkers } from "./find-workers.ts";
import { formatSteps, formatTable, seconds } from "./format-published.ts";
import { orderWorkers } from "./order-workers.ts";
import { type Published, publishWorker } from "./publish-worker.ts";
import { findSecrets, readValues } from "./secrets.ts";

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  if (args.includes("--help") || args.includes("-h")) {
    console.log(HELP);
    return 0;
  }
  try {
    return await publish(args);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    console.error(error.message);
    return 2;
  }
}

async function publish(args: readonly string[]): Promise<number> {
  const { names, dryRun, noBuild, secretsFile, json } = readArguments(args);
  const found = findWorkers();
  const chosen = chooseNames(names, [...new Set(found.map(({ example }) => example))]);
  const workers = orderWorkers(found.filter(({ example }) => chosen.includes(example)));
  const secrets = dryRun ? new Map() : await findSecrets(workers, readValues(secretsFile));

  const say = json ? console.error : console.log;
  if (!noBuild) say(`built in ${seconds(build(workers))}`);
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => stop.abort());
  const published: Published[] = [];
  for (const worker of workers) {
    const result = await publishWorker(worker, {
      dryRun,
      secrets: secrets.get(worker.name) ?? {},
      signal: stop.signal,
    });
    if (stop.signal.aborted) return 130;
    published.push(result);
    say(formatSteps(result));
    if (result.error !== undefined) console.error(result.error);
  }
  if (json) console.log(JSON.stringify(published, null, 2));
  else console.log(`\n${formatTable(published, dryRun)}`);
  const failed = published.filter(({ error }) => error !== undefined);
  if (failed.length === 0) return 0;
  console.error(`\nNot published: ${failed.map(({ name }) => name).join(", ")}.`);
  return 1;
}
