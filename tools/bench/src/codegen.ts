/**
 * `pnpm bench codegen [--rounds N] [--json]`: the processor time that the types of bindings take, and what `wrangler types`
 * takes for them; and how long after a change of wrangler.toml `bimetal codegen --watch` has written them.
 */
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { rotate } from "./rotate.ts";
import { type Spread, spread } from "./summary.ts";

/** What is promised: a part of wrangler's time, and milliseconds from a change to what is generated of it. */
const PROMISES = { ofWrangler: 0.2, watch: 50 };

const packageOf = (name: string) => dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));

const COMMANDS = {
  bimetal: [join(packageOf("@bimetal/cli"), "bin/bimetal.js"), "codegen"],
  wrangler: [join(packageOf("wrangler"), "bin/wrangler.js"), "types", "--include-runtime=false"],
} as const;

type Way = keyof typeof COMMANDS;

/** A config of many kinds, with an environment. The build command must not be run. */
const CONFIG = `
name = "codegen"
compatibility_date = "2026-11-01"
kv_namespaces = [{ binding = "LINKS", id = "0" }, { binding = "SESSIONS", id = "1" }]
r2_buckets = [{ binding = "FILES", bucket_name = "files" }]
d1_databases = [{ binding = "DB", database_name = "db", database_id = "0" }]
services = [{ binding = "AUTH", service = "auth" }]
queues.producers = [{ binding = "JOBS", queue = "jobs" }]
ai.binding = "AI"
version_metadata.binding = "VERSION"
secrets.required = ["TOKEN"]
build.command = "exit 1"

[vars]
LIMIT = 10
PLANS = [{ name = "free" }, { name = "pro", seats = 5 }]

[env.staging]
kv_namespaces = [{ binding = "LINKS", id = "2" }]
vars.LIMIT = 1.5
`;

interface CodegenOptions {
  readonly rounds: number;
  readonly json: boolean;
}

/** Prints what it measured, and answers the exit code. */
export async function benchCodegen({ rounds, json }: CodegenOptions): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "bimetal-bench-"));
  // Its neighbours are the folders beside it, and so it has none.
  const root = join(folder, "worker");
  try {
    mkdirSync(root);
    writeFileSync(join(root, "wrangler.toml"), CONFIG);
    writeFileSync(join(root, PRELOAD), TELL_TIME);
    const times = measureOnce(root, rounds);
    const ratios = spread(times.bimetal.map((time, round) => time / (times.wrangler[round] ?? Number.NaN)));
    const watch = spread(await measureWatch(root, rounds));
    const promises = [
      { of: "wrangler types", ratio: ratios.median, atMost: PROMISES.ofWrangler },
      { of: "a millisecond", ratio: watch.median, atMost: PROMISES.watch },
    ].map((promise) => ({ ...promise, holds: promise.ratio <= promise.atMost }));
    const milliseconds = { bimetal: spread(times.bimetal), wrangler: spread(times.wrangler), watch };
    if (json) console.log(JSON.stringify({ milliseconds, ratios, promises }, undefined, 2));
    else {
      console.log("The types of bindings, in milliseconds (min median max)");
      console.log(`  bimetal codegen${show(milliseconds.bimetal)}  of a processor`);
      console.log(`  wrangler types ${show(milliseconds.wrangler)}  of a processor`);
      console.log(`  --watch        ${show(watch)}  by the clock`);
      const [once, again] = promises;
      console.log(
        `${mark(once)} bimetal: ${ratios.median.toFixed(3)} of wrangler types, promised ${PROMISES.ofWrangler}`,
      );
      console.log(`${mark(again)} --watch: ${watch.median.toFixed(1)} ms after a change, promised ${PROMISES.watch}`);
    }
    return promises.every(({ holds }) => holds) ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Both take turns, and another one begins each time. The first round is thrown away. */
function measureOnce(root: string, rounds: number): Record<Way, number[]> {
  const times: Record<Way, number[]> = { bimetal: [], wrangler: [] };
  for (let round = 0; round <= rounds; round += 1) {
    for (const way of rotate(Object.keys(COMMANDS) as Way[], round)) {
      rmSync(join(root, way === "bimetal" ? "generated" : "worker-configuration.d.ts"), {
        recursive: true,
        force: true,
      });
      const time = runOnce(root, COMMANDS[way]);
      if (round > 0) times[way].push(time);
    }
  }
  return times;
}

/** Milliseconds of a processor's time that a command takes, in all the Node processes that it is made of. */
function runOnce(root: string, command: readonly string[]): number {
  const file = join(root, "times");
  writeFileSync(file, "");
  const { status, stderr } = spawnSync(process.execPath, command, {
    cwd: root,
    env: environment(root),
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${command.join(" ")} ended with ${status}: ${stderr}`);
  const times = readFileSync(file, "utf8").trim().split("\n").map(Number);
  return times.reduce((sum, time) => sum + time, 0) / 1000;
}

const PRELOAD = "tell-time.mjs";

const TELL_TIME = `
import { appendFileSync } from "node:fs";
process.on("exit", () => {
  const { user, system } = process.cpuUsage();
  appendFileSync(process.env.TIMES, user + system + "\\n");
});
`;

/** Packages as they are published, not from their sources. */
function environment(root: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_OPTIONS: `--import=${join(root, PRELOAD)}`,
    TIMES: join(root, "times"),
    WRANGLER_SEND_METRICS: "false",
  };
}

/** Milliseconds from each change of the config until what is generated has it. */
async function measureWatch(root: string, changes: number): Promise<number[]> {
  const env = { ...environment(root), NODE_OPTIONS: "" };
  const child = spawn(process.execPath, [...COMMANDS.bimetal, "--watch"], {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  try {
    let said = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (said += text));
    while (!said.includes("✓")) await sleep(10);
    const times: number[] = [];
    for (let change = 0; change <= changes; change += 1) {
      // What watches may still be busy with the last change.
      await sleep(300);
      const name = `CHANGE_${change}`;
      const start = performance.now();
      writeFileSync(join(root, "wrangler.toml"), `browser.binding = "${name}"\n${CONFIG}`);
      while (!readFileSync(join(root, "generated/env.ts"), "utf8").includes(name)) await sleep(1);
      if (change > 0) times.push(performance.now() - start);
    }
    return times;
  } finally {
    child.kill("SIGINT");
    await ended;
  }
}

function mark(promise: { readonly holds: boolean } | undefined): string {
  return promise?.holds ? "ok   " : "WRONG";
}

function show({ min, median, max }: Spread): string {
  return [min, median, max].map((value) => value.toFixed(1).padStart(8)).join("  ");
}
