/** `pnpm storm [--requests N] [--concurrency N] [--seed N] [--date YYYY-MM-DD …]`: the whole storm, and what is left after it. */
import { parseArgs } from "node:util";
import { type StormResult, storm } from "./storm.ts";
import { startWorker, TIDY } from "./worker.ts";

/** Resident memory may grow by this many bytes after the first {@link WARM} requests. */
const GROWTH = 16 * 1024 * 1024;
const WARM = 20_000;

/** The first date with the flag that wakes a request from another one, and the newest that is known here. */
const DATES = ["2024-10-14", "2026-11-01"];

const { values } = parseArgs({
  options: {
    requests: { type: "string", default: "100000" },
    concurrency: { type: "string", default: "64" },
    seed: { type: "string", default: "7" },
    date: { type: "string", multiple: true, default: DATES },
  },
});

let wrong = 0;
for (const date of values.date) wrong += await run(date);
process.exitCode = wrong === 0 ? 0 : 1;

async function run(date: string): Promise<number> {
  const requests = Number(values.requests);
  const { url, residentMemory, stop } = await startWorker(date, TIDY);
  const before = await left(url);
  let warm = 0;
  const warmAt = Math.min(WARM, Math.ceil(requests / 5));
  const started = performance.now();
  const result = await storm({
    url,
    requests,
    concurrency: Number(values.concurrency),
    seed: Number(values.seed),
    onAnswer: (answered) => {
      if (answered === warmAt) warm = residentMemory();
      if (answered % 5000 === 0) process.stderr.write(`\r${date}: ${answered} of ${requests}`);
    },
  });
  process.stderr.write("\r");
  // Whoever gave up, waited for a token or was left behind has had its time.
  await new Promise((resolve) => setTimeout(resolve, 5500));
  const after = await left(url);
  const grown = residentMemory() - warm;
  await stop();

  print(date, result, performance.now() - started);
  const checks = [
    [`${result.failed} requests not answered as expected`, result.failed === 0],
    [`${after.tasks} Rust tasks left`, after.tasks === 0],
    [`${after.instances} instances live`, after.instances <= 2],
    [`${after.externrefs} externrefs, ${before.externrefs} at the start`, after.externrefs === before.externrefs],
    [`${(grown / 2 ** 20).toFixed(1)} MiB grown since request ${warmAt}`, grown <= GROWTH],
  ] as const;
  for (const [text, good] of checks) console.log(`${good ? "ok   " : "WRONG"} ${text}`);
  return checks.filter(([, good]) => !good).length;
}

/** What is alive in the Worker, and how many JavaScript values Rust holds. */
async function left(url: URL): Promise<{ instances: number; tasks: number; externrefs: number }> {
  const counts = (await (await fetch(new URL("/calm/counts", url))).json()) as { externrefs: number };
  const status = (await (await fetch(new URL("/status", url))).json()) as { instances: number; tasks: number };
  return { ...status, ...counts };
}

function print(date: string, { tallies, failures, woken }: StormResult, took: number): void {
  console.log(`\ncompatibility date ${date}, ${(took / 1000).toFixed(1)} s`);
  console.log("class                       sent  expected  ended  slowest");
  for (const [kind, { sent, expected, ended, slowest }] of Object.entries(tallies)) {
    const cells = [String(sent).padStart(7), String(expected).padStart(9), String(ended).padStart(6)];
    console.log(`${kind.padEnd(25)}${cells.join(" ")}  ${slowest.toFixed(0).padStart(5)} ms`);
  }
  console.log(`${woken} of ${tallies.take.sent} that waited for another request were woken by it`);
  for (const failure of failures) console.log(`  ${failure}`);
}
