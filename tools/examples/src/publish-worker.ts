import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Worker } from "./find-workers.ts";
import type { Secrets } from "./secrets.ts";
import { type Ended, runWrangler } from "./wrangler.ts";

/** What became of a Worker. */
export interface Published {
  readonly name: string;
  readonly example: string;
  readonly url?: string | undefined;
  readonly bytes?: number | undefined;
  readonly gzippedBytes?: number | undefined;
  readonly steps: readonly Step[];
  /** What wrangler said, where it failed. */
  readonly error?: string | undefined;
}

export interface Step {
  readonly name: string;
  readonly milliseconds: number;
}

export interface PublishOptions {
  readonly dryRun: boolean;
  readonly secrets: Secrets;
  /** Ends what wrangler is doing; the step has failed then. */
  readonly signal: AbortSignal;
}

/** Beside the author's config, since paths in it are relative to its folder; of this process alone. */
const CONFIG: string = `.bimetal.publish-${process.pid}.json`;

/**
 * Publishes a Worker that is built, and makes what it needs before: the tables of a database are there when the first
 * request comes. wrangler itself makes databases without migrations, namespaces, buckets, and the queues it sends to.
 */
export async function publishWorker(worker: Worker, { dryRun, secrets, signal }: PublishOptions): Promise<Published> {
  const { name, example, root } = worker;
  const config = join(root, CONFIG);
  const folder = mkdtempSync(join(tmpdir(), "bimetal-publish-"));
  const report = join(folder, "report.ndjson");
  const steps: Step[] = [];

  const wrangler = (...args: string[]) =>
    runWrangler([...args, "--config", config], { cwd: root, env: { WRANGLER_OUTPUT_FILE_PATH: report }, signal });
  const step = async (step: string, run: () => Promise<Ended>): Promise<void> => {
    const begin = performance.now();
    const { ok, output } = await run();
    steps.push({ name: step, milliseconds: Math.round(performance.now() - begin) });
    if (!ok) throw new StepFailed(`${step}:\n${hide(output, secrets)}`);
  };
  const makeQueue = async (queue: string): Promise<Ended> => {
    const found = await wrangler("queues", "info", queue);
    return found.ok ? found : wrangler("queues", "create", queue);
  };
  const makeDatabase = async (database: string): Promise<Ended> => {
    const list = await wrangler("d1", "list", "--json");
    if (!list.ok) return list;
    const found = (JSON.parse(list.stdout) as { name: string }[]).some((other) => other.name === database);
    return found ? list : wrangler("d1", "create", database);
  };

  try {
    // It is built: the config's own command would do that again.
    writeFileSync(config, JSON.stringify({ ...worker.config, build: undefined }));
    if (dryRun) {
      await step("deploy --dry-run", () => wrangler("deploy", "--dry-run"));
    } else {
      for (const queue of worker.queues) await step(`queue ${queue}`, () => makeQueue(queue));
      for (const database of worker.databases) {
        await step(`database ${database}`, () => makeDatabase(database));
        await step(`migrations of ${database}`, () => wrangler("d1", "migrations", "apply", database, "--remote"));
      }
      const values = join(folder, "secrets.json");
      writeFileSync(values, JSON.stringify(secrets), { mode: 0o600 });
      const given = Object.keys(secrets).length > 0 ? ["--secrets-file", values] : [];
      await step("deploy", () => wrangler("deploy", ...given));
    }
    return { name, example, ...readReport(report), steps };
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    return { name, example, steps, error: error.message };
  } finally {
    rmSync(config, { force: true });
    rmSync(folder, { recursive: true });
  }
}

/** One step of a Worker failed; the others go on. */
class StepFailed extends Error {}

function hide(text: string, secrets: Secrets): string {
  return Object.values(secrets).reduce((shown, secret) => shown.replaceAll(secret, "(hidden)"), text);
}

/** wrangler writes a line of JSON for each thing that it has done. */
function readReport(file: string): Pick<Published, "url" | "bytes" | "gzippedBytes"> {
  const lines = readFileSync(file, "utf8").trim().split("\n");
  const entries: Entry[] = lines.map((line) => JSON.parse(line));
  const { targets = [], bundle_size } = entries.find(({ type }) => type === "deploy") ?? {};
  return {
    url: targets.find((target) => target.startsWith("https://")),
    bytes: bundle_size?.raw_bytes,
    gzippedBytes: bundle_size?.gzip_bytes,
  };
}

interface Entry {
  readonly type?: string;
  readonly targets?: readonly string[];
  readonly bundle_size?: { readonly raw_bytes: number; readonly gzip_bytes: number };
}
